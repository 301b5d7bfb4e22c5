import { expect, test } from "vitest";
import type { Place } from "../drawn/looks";
import { fitting, lookOptions, PLAIN, placeOf } from "./look";

const MOVED: Record<string, Place> = { "row|A": [0.5, 0] };

test("a look at rest says nothing, a changed one what was changed", () => {
  expect(lookOptions(PLAIN)).toEqual({});
  expect(lookOptions({ ...PLAIN, ties: "all", moved: { "row|A": [0.5, 0] } })).toEqual({
    ties: "all",
    moved: { "row|A": [0.5, 0] },
  });
});

test("two columns are left where there is one kind of node, and nothing else is", () => {
  const columns = { ...PLAIN, layout: "bipartite" as const, title: "Quay", moved: MOVED };
  expect(fitting(columns, "two-mode")).toBe(columns);
  expect(fitting(columns, "one-mode")).toEqual({ ...PLAIN, title: "Quay" });
  const circle = { ...columns, layout: "circle" as const };
  expect(fitting(circle, "one-mode")).toBe(circle);
});

test("a point is a place in its field, never outside it", () => {
  expect(placeOf([150, 60], [100, 40, 300, 80])).toEqual([0.25, 0.5]);
  expect(placeOf([0, 200], [100, 40, 300, 80])).toEqual([0, 1]);
});
