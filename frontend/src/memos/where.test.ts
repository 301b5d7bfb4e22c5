// A memo leads to what it stands on.
import { expect, test } from "vitest";
import { placeOf } from "./where";

const memo = { on: "text", of: "d 1", transcript: "d 1", start: 0 };

test("each kind of thing has its page, the project none", () => {
  expect(placeOf(memo)).toBe("#/read/d%201");
  expect(placeOf({ ...memo, on: "person", of: "a1" })).toBe("#/people/a1");
  expect(placeOf({ ...memo, on: "concept", of: "c1" })).toBe("#/codebook/c1");
  expect(placeOf({ ...memo, on: "project", of: "" })).toBe("");
});

test("that of a statement opens its sentence", () => {
  expect(placeOf({ on: "statement", of: "s1", transcript: "d1", start: 40 })).toBe(
    "#/read/d1?at=40&statement=s1",
  );
});
