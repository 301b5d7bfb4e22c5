import { expect, test } from "vitest";
import { led } from "./leading";

const box = (x: number, y: number) => ({ x, y, w: 100, h: 40 });

test("an arrow leaves and reaches the sides that face each other", () => {
  const right = led(box(0, 0), box(300, 0));
  expect(right.path).toMatch(/^M100\.0 20\.0C.*L292\.0 20\.0$/);
  expect(right).toMatchObject({ tip: [300, 20], angle: 0, sign: [281, 20] });
  const left = led(box(300, 0), box(0, 0));
  expect(left).toMatchObject({ tip: [100, 20], angle: 180, sign: [119, 20] });
});

test("from above to below where that is farther apart than side by side", () => {
  expect(led(box(0, 0), box(40, 300))).toMatchObject({ tip: [90, 300], angle: 90 });
  expect(led(box(40, 300), box(0, 0))).toMatchObject({ tip: [50, 40], angle: 270, sign: [50, 59] });
});
