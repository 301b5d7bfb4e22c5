import { expect, test } from "vitest";
import { coefficient, saidOfAll, share, words } from "./numbers";

test("a quantile between two numbers of words is told as the greater", () => {
  expect([0, 0.29999999999999893, 1, 2.5].map(words)).toEqual([0, 1, 1, 3]);
});

test("what is next to nothing is nothing, from below as from above", () => {
  expect([coefficient(-0.004), coefficient(0.004), coefficient(-0.006)]).toEqual([
    ".00",
    ".00",
    "−.01",
  ]);
});

test("a share has no decimals, a coefficient two and no nought before the point", () => {
  expect([share(0.666), share(null)]).toEqual(["67 %", "–"]);
  expect([coefficient(0.666), coefficient(-0.08), coefficient(1), coefficient(null)]).toEqual([
    ".67",
    "−.08",
    "1.00",
    "–",
  ]);
});

test("what is said of every field is said once", () => {
  expect(saidOfAll([["few", "skewed"], ["few"], ["few", "below 0"]])).toEqual(["few"]);
  expect(saidOfAll([["few"], []])).toEqual([]);
  expect(saidOfAll([["few"]])).toEqual([]);
});
