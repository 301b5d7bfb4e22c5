import { expect, test } from "vitest";
import type { Form } from "../api/types";
import { blank, draftsOf, formOf, lacking } from "./form-draft";

const HEAD = {
  name: " promise ",
  label: " ",
  key: "p",
  line: "dots",
  description: " to do ",
  reading: "",
  color: "",
} as const;
const field = (more: object) => ({ ...blank(), name: "deed", ...more });

test("a new form begins with one field, and it is needed", () => {
  expect(draftsOf(null)).toMatchObject([{ name: "", kind: "concept", required: true }]);
});

test("a field is shown as it is written: its choices in a line, no label that only repeats it", () => {
  const form = {
    fields: [
      { name: "how", kind: "choice", label: "how", choices: ["vague", "firm"], minimum: null },
      { name: "cost", kind: "number", label: "Cost", choices: [], minimum: 0, maximum: 9 },
    ],
  } as unknown as Form;
  const [how, cost] = draftsOf(form);
  expect([how!.label, how!.choices, how!.minimum]).toEqual(["", "vague, firm", ""]);
  expect([cost!.label, cost!.minimum, cost!.maximum]).toEqual(["Cost", "0", "9"]);
});

test("what is changed and what is kept is the same form", () => {
  const form = {
    fields: [{ name: "how", kind: "choice", label: "how", choices: ["vague"], minimum: null }],
  } as unknown as Form;
  expect(formOf(HEAD, draftsOf(form)).fields).toMatchObject([
    { name: "how", label: "how", choices: ["vague"], minimum: null, integer: false },
  ]);
});

test("what is missing is said one after the other", () => {
  expect(lacking(" ", [])).toBe("a name");
  expect(lacking("promise", [field({ name: " " })])).toBe("a field");
  expect(lacking("promise", [field({ kind: "choice" })])).toBe("choices");
  expect(lacking("promise", [field({ kind: "choice", choices: "vague" })])).toBe("");
});

test("a field keeps only what its kind has; one without a name is none", () => {
  const left = { choices: "a, ,b", minimum: "1", maximum: "x", integer: true };
  const made = formOf(HEAD, [
    field({ ...left, kind: "number" }),
    field({ ...left, kind: "choice" }),
    field({ ...left, kind: "text" }),
    field({ name: " " }),
  ]);
  expect([made.name, made.label, made.description]).toEqual(["promise", "promise", "to do"]);
  expect(made.fields.map((f) => [f.choices, f.minimum, f.maximum, f.integer])).toEqual([
    [[], 1, null, true],
    [["a", "b"], null, null, false],
    [[], null, null, false],
  ]);
});
