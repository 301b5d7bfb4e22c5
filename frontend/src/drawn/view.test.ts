import { expect, test } from "vitest";
import { brought, framed, inside, MOST, panned, transform, WHOLE, zoomed } from "./view";

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

test("a drawing that fits is seen whole, in the middle and not larger than asked", () => {
  const small = framed([832, 600], { wide: 432, high: 232 }, [0.9, 1.5], []);
  // 400 by 200 without its edges: 1.5 times as large, 116 pixels left and right
  expect(small).toEqual({ x: 116 - 24, y: -24, scale: 1.5 });
  const fits = framed([400, 600], { wide: 432, high: 232 }, [0.9, 1.5], []);
  expect(fits).toEqual({ x: -16, y: -16, scale: 1 });
});

test("a drawing too large shows what it is asked to, without emptiness beside it", () => {
  const large = { wide: 2032, high: 232 },
    at = (...round: [number, number][]) => framed([400, 300], large, [0.9, 1.5], round).x;
  // the middle of both, 1000, comes to the middle of the window
  expect(at([950, 50], [1050, 50])).toBeCloseTo(200 - 900);
  // both are too far from each other: the first does
  expect(at([800, 50], [1900, 50])).toBeCloseTo(200 - 720);
  expect(at([30, 50])).toBeCloseTo(-14.4);
  expect(at([2010, 50])).toBeCloseTo(400 - 2016 * 0.9);
});
