import { expect, test } from "vitest";
import type { Form, Statement } from "../../api/types";
import { arranged, FIRST, groupOf, moved } from "./columns";

test("columns are remembered as far as there are such, each once, the sentence first", () => {
  expect(arranged(null)).toEqual(FIRST);
  expect(arranged(["memo", "gone", "memo", "form"])).toEqual(["start", "memo", "form"]);
  expect(arranged(["form", "start", 7])).toEqual(["start", "form"]);
});

test("a column moves by a place and never before the sentence", () => {
  expect(moved(["start", "form", "memo"], "memo", -1)).toEqual(["start", "memo", "form"]);
  expect(moved(["start", "form", "memo"], "form", -1)).toEqual(["start", "form", "memo"]);
  expect(moved(["start", "form", "memo"], "form", 1)).toEqual(["start", "memo", "form"]);
  expect(moved(["start", "form", "memo"], "start", 1)).toEqual(["start", "form", "memo"]);
});

test("a statement stands under its first field, its speaker or its text", () => {
  const forms = new Map([["cause", { fields: [{ name: "cause" }, { name: "effect" }] } as Form]]),
    s = { form: "cause", values: { cause: "noise" }, speaker: null, title: "Hearing" } as unknown;
  expect(groupOf(s as Statement, "code", forms)).toBe("noise");
  expect(groupOf(s as Statement, "speaker", forms)).toBe("Nobody named");
  expect(groupOf(s as Statement, "text", forms)).toBe("Hearing");
});
