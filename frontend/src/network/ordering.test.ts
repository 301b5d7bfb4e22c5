import { expect, test } from "vitest";
import { ordered } from "./ordering";

test("rows and columns stand camp by camp, with their sums", () => {
  const matrix = [
    [0, -1, 2],
    [-1, 0, 0.5],
    [2, 0.5, 0],
  ];
  const made = ordered(["A", "B", "C"], ["A", "B", "C"], matrix, [["A", "C"]]);
  expect(made.rows).toEqual([0, 2, 1]);
  expect(made.columns).toEqual([0, 2, 1]);
  expect([...made.breaks]).toEqual([2]);
  expect(made.rowSums).toEqual([1, -0.5, 2.5]);
  expect(made.columnSums).toEqual([1, -0.5, 2.5]);
});

test("who has no row is passed over, and camps still part", () => {
  const made = ordered(
    ["A", "B"],
    ["A", "B"],
    [
      [0, 1],
      [1, 0],
    ],
    [
      ["X", "B"],
      ["A", "Y"],
    ],
  );
  expect(made.rows).toEqual([1, 0]);
  expect([...made.breaks]).toEqual([1]);
});

test("without camps the order stays", () => {
  const made = ordered(["A"], ["p", "q"], [[1, 2]], []);
  expect([made.rows, made.columns, made.rowSums, made.columnSums]).toEqual([
    [0],
    [0, 1],
    [3],
    [1, 2],
  ]);
});
