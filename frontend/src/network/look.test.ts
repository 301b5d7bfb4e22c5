import { expect, test } from "vitest";
import { lookOptions, PLAIN, placeOf } from "./look";

test("a look at rest says nothing, a changed one what was changed", () => {
  expect(lookOptions(PLAIN)).toEqual({});
  expect(lookOptions({ ...PLAIN, ties: "all", moved: { "row|A": [0.5, 0] } })).toEqual({
    ties: "all",
    moved: { "row|A": [0.5, 0] },
  });
});

test("a point is a place in its field, never outside it", () => {
  expect(placeOf([150, 60], [100, 40, 300, 80])).toEqual([0.25, 0.5]);
  expect(placeOf([0, 200], [100, 40, 300, 80])).toEqual([0, 1]);
});
