import { expect, test } from "vitest";
import type { Field, Form, Statement } from "../api/types";
import { changesOf, missingIn, newOf, saidIn, stageOf, valueOf, withField } from "./said";

const field = (name: string, kind: Field["kind"], choices: string[] = []) =>
  ({ name, kind, choices, required: true, label: "" }) as unknown as Field;
const CAUSE = {
  name: "cause",
  fields: [
    field("cause", "concept"),
    field("effect", "concept"),
    field("sign", "choice", ["+", "-", "?"]),
  ],
} as unknown as Form;
const SAVED = {
  form: "cause",
  speaker: "Calder",
  holder: "Calder",
  via: [],
  commitment: "asserts",
  values: { cause: "Night sailings", effect: "visitors", sign: "+" },
  about: null,
  memo: "",
} as unknown as Statement;

test("decisions are due in their order: form, holder, its name, commitment, fields", () => {
  const nothing = saidIn(null);
  expect(stageOf(nothing, undefined)).toBe("form");
  expect(stageOf(nothing, CAUSE)).toBe("holder");
  expect(stageOf({ ...nothing, holding: "other", holder: " " }, CAUSE)).toBe("name");
  expect(stageOf({ ...nothing, holding: "unstated" }, CAUSE)).toBe("commitment");
  expect(stageOf(saidIn(SAVED), CAUSE)).toBe("fields");
});

test("what is missing is said in words, and no is not missing", () => {
  expect(missingIn(saidIn(null), undefined)).toEqual(["a form"]);
  expect(missingIn(saidIn(null), CAUSE)).toEqual([
    "holder",
    "commitment",
    "cause",
    "effect",
    "sign",
  ]);
  const position = { name: "position", fields: [field("agreement", "yes/no")] } as unknown as Form;
  const against = { ...saidIn(SAVED), values: { agreement: false } };
  expect(missingIn(against, position)).toEqual([]);
});

test("a view of the speaker, of another and of nobody are told apart, and told to the server", () => {
  expect(saidIn(SAVED).holding).toBe("own");
  expect(newOf(saidIn(SAVED), CAUSE)).not.toHaveProperty("holder");
  const others = { ...saidIn(SAVED), holding: "other" as const, holder: " Residents " };
  expect(newOf(others, CAUSE)).toMatchObject({ holder: "Residents" });
  expect(saidIn({ ...SAVED, holder: null })).toMatchObject({ holding: "unstated", holder: "" });
  expect(newOf(saidIn({ ...SAVED, holder: null }), CAUSE)).toMatchObject({ holder: null });
});

test("only what a person changed is sent, so that another's change to the rest stands", () => {
  const said = saidIn(SAVED);
  expect(changesOf(said, SAVED, CAUSE)).toEqual({});
  expect(changesOf({ ...said, commitment: "supposes" }, SAVED, CAUSE)).toEqual({
    commitment: "supposes",
  });
  const lowered = { ...said, values: { ...said.values, sign: "-", effect: "" } };
  expect(changesOf(lowered, SAVED, CAUSE)).toEqual({ values: { sign: "-", effect: null } });
  expect(changesOf({ ...said, holding: "unstated" }, SAVED, CAUSE)).toEqual({ holder: null });
});

test("another form sends all its fields and none of the old one's", () => {
  const wish = { name: "wish", fields: [field("cause", "concept")] } as unknown as Form;
  const said = { ...saidIn(SAVED), form: "wish" };
  expect(changesOf(said, SAVED, wish)).toEqual({
    form: "wish",
    values: { cause: "Night sailings" },
  });
});

test("a key decides a sign, a numbered choice, yes or no, and nothing else", () => {
  const sign = field("sign", "choice", ["+", "-", "?"]);
  expect(["+", "−", "0", "2", "4", "x"].map((key) => valueOf(key, sign))).toEqual([
    "+",
    "-",
    "?",
    "-",
    undefined,
    undefined,
  ]);
  const many = field("kind", "choice", [..."abcdefghij"]); // ten: they are chosen by letters
  expect(["1", "9", "a"].map((key) => valueOf(key, many))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(["y", "n", "-", "1"].map((key) => valueOf(key, field("a", "yes/no")))).toEqual([
    true,
    false,
    false,
    undefined,
  ]);
  expect(valueOf("y", field("cause", "concept"))).toBeUndefined();
});

test("another's value takes the place of one's own in its field alone", () => {
  const said = saidIn(SAVED);
  expect(withField(said, "values.sign", "-")).toEqual({
    ...said,
    values: { ...said.values, sign: "-" },
  });
  expect(withField(said, "holder", "Residents")).toEqual({
    ...said,
    holding: "other",
    holder: "Residents",
  });
  expect(withField(said, "holder", null)).toEqual({ ...said, holding: "unstated" });
  expect(withField(said, "span", { start: 0 })).toEqual(said);
});

test("who stands between is told where somebody does, and changed where that changed", () => {
  const said = { ...saidIn(SAVED), via: ["Renn", "Voss"] };
  expect(newOf(said, CAUSE)).toMatchObject({ via: ["Renn", "Voss"] });
  expect(newOf(saidIn(SAVED), CAUSE)).not.toHaveProperty("via");
  expect(changesOf(said, SAVED, CAUSE)).toEqual({ via: ["Renn", "Voss"] });
  const told = { ...SAVED, via: ["Renn"] };
  expect(changesOf({ ...saidIn(told), via: [] }, told, CAUSE)).toEqual({ via: [] });
  expect(withField(said, "via", ["Renn"])).toMatchObject({ via: ["Renn"] });
});
