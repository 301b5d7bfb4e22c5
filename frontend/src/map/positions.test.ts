import { expect, test } from "vitest";
import type { PositionsAnswer } from "../api/types";
import { grouped, summary } from "./positions";

const row = (concept: string, verdict: string) => ({
  concept,
  verdict,
  first: "for",
  second: null,
  statements: [],
});
const found = {
  one: "Voss",
  other: "Renn",
  positions: [row("toll", "only second"), row("ferry", "opposed"), row("quay", "both for")],
  counts: { "only second": 1, opposed: 1, "both for": 1 },
  why_empty: null,
} as PositionsAnswer;

test("what they are opposed in stands first, what only one speaks of last and by name", () => {
  expect(grouped(found, "Voss", "Renn").map(([name]) => name)).toEqual([
    "Opposed",
    "Both for",
    "Only Renn speaks",
  ]);
});

test("a sentence counts what both speak of", () => {
  expect(summary(found, "Voss", "Renn")).toBe(
    "On 2 things both speak: both are for in 1, they are opposed in 1.",
  );
  const apart = { ...found, counts: { "only first": 2 } };
  expect(summary(apart, "Voss", "Renn")).toBe("Voss and Renn take no position on the same thing.");
});
