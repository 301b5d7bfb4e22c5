import { expect, test } from "vitest";
import { turnsOf } from "./turn-list";

test("stretches and single turns are numbers from 0, each once", () => {
  expect(turnsOf("3-5, 12")).toEqual([2, 3, 4, 11]);
  expect(turnsOf(" 2 – 3,3")).toEqual([1, 2]);
});

test("nothing written means all turns", () => expect(turnsOf("  ")).toBeUndefined());

test("what is no list of turns is none", () => {
  for (const written of ["a", "0-2", "3-", "1,,2", "1-9000"]) expect(turnsOf(written)).toBeNull();
});
