import { expect, test } from "vitest";
import { apart } from "./apart";

test("notes that do not touch stay where they are wanted", () => {
  expect(apart([0, 40, 100], [24, 24, 24], 200)).toEqual([0, 40, 100]);
});

test("two on one line share the move: half up, half down", () => {
  // 60 and 60, 24 high each: 48 and 72 move 12 each, any other pair moves more in squares
  expect(apart([60, 60], [24, 24], 200)).toEqual([48, 72]);
});

test("no note above the turn, and none below it while there is room", () => {
  expect(apart([0, 0, 0], [24, 24, 24], 200)).toEqual([0, 24, 48]);
  expect(apart([90, 90], [24, 24], 100)).toEqual([52, 76]);
});

test("notes higher than the turn stand one below the other and go on", () => {
  expect(apart([5, 5, 5], [24, 30, 24], 31)).toEqual([0, 24, 54]);
});

test("a pool takes in those above it that it would touch", () => {
  // less the heights above: 50, 36, 2 -> one pool at (50+36+2)/3 = 29.33
  expect(apart([50, 60, 50], [24, 24, 24], 500)).toEqual([29, 53, 77]);
});

test("no notes, no tops", () => {
  expect(apart([], [], 31)).toEqual([]);
});
