import { expect, test } from "vitest";
import { curve, distance, middle } from "./curves";

test("a tie bends to one side by a little, the same way as in the file", () => {
  // 100 to the right: the control point lies 9 below the middle, the middle of the curve half that
  expect(curve([0, 0], [100, 0])).toBe("M0 0Q50.0 9.0 100 0");
  expect(middle([0, 0], [100, 0])).toEqual([50, 4.5]);
});

test("a point is near a curve where it bends, not where it would run straight", () => {
  expect(distance([50, 4.5], [0, 0], [100, 0], 6)).toBeLessThan(0.2);
  expect(distance([50, 9], [0, 0], [100, 0], 6)).toBeCloseTo(4.5, 1);
  expect(distance([50, 12], [0, 0], [100, 0], 6)).toBe(Infinity);
  expect(distance([120, 0], [0, 0], [100, 0], 6)).toBe(Infinity);
  // a tie from a node to itself is a point
  expect(distance([3, 4], [0, 0], [0, 0], 6)).toBe(5);
});
