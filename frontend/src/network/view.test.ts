import { expect, test } from "vitest";
import { inside, MOST, panned, transform, WHOLE, zoomed } from "./view";

test("the point under the mouse stays under it", () => {
  const near = zoomed(WHOLE, 2, [100, 50]);
  expect(near).toEqual({ x: -100, y: -50, scale: 2 });
  expect(inside(near, [100, 50])).toEqual([100, 50]);
  expect(inside(panned(near, 10, 0), [110, 50])).toEqual([100, 50]);
});

test("there is an end to enlarging", () => {
  expect(zoomed(WHOLE, 100, [0, 0]).scale).toBe(MOST);
  expect(transform(WHOLE)).toBe("translate(0.00 0.00) scale(1.0000)");
});
