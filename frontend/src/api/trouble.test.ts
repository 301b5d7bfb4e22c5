import { expect, test } from "vitest";
import { refusal, Trouble } from "./trouble";

const refused = (data: Record<string, unknown>) => new Trouble("No.", 409, data);

test("what is decided upon is told by its kind", () => {
  const changed = { kind: "Changed", fields: ["memo"], revision: 4 };
  expect(refusal(refused(changed), "Changed")?.revision).toBe(4);
  expect(refusal(refused(changed), "Gone")).toBeUndefined();
});

test("a refusal without anything to decide is a sentence alone, as is any other trouble", () => {
  expect(refusal(refused({ kind: "BuiltUpon", dependents: [] }), "BuiltUpon")).toBeUndefined();
  expect(refusal(refused({ kind: "Gone", table: "statements" }), "Gone")).toBeUndefined();
  expect(refusal(new Error("No."), "Changed")).toBeUndefined();
});
