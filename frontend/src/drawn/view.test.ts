import { expect, test } from "vitest";
import { brought, inside, MOST, panned, transform, WHOLE, zoomed } from "./view";

test("the point under the mouse stays under it", () => {
  const near = zoomed(WHOLE, 2, [100, 50]);
  expect(near).toEqual({ x: -100, y: -50, scale: 2 });
  expect(inside(near, [100, 50])).toEqual([100, 50]);
  expect(inside(panned(near, 10, 0), [110, 50])).toEqual([100, 50]);
});

test("there is an end to enlarging", () => {
  expect(zoomed(WHOLE, 100, [0, 0]).scale).toBe(MOST);
  expect(transform(WHOLE)).toBe("translate3d(0px, 0px, 0) scale(1.0000)");
});

test("a point out of sight is brought to 40 pixels from the edge, one in sight moves nothing", () => {
  const near = { x: -1000, y: 0, scale: 2 };
  // the point (100, 50) lies at -800: brought to 40 from the left
  expect(brought(near, [100, 50], [400, 300])).toEqual({ x: -160, y: 0, scale: 2 });
  expect(brought(WHOLE, [100, 50], [400, 300])).toEqual(WHOLE);
  expect(brought(WHOLE, [900, 290], [400, 300])).toEqual({ x: -540, y: -30, scale: 1 });
});
