import { expect, test } from "vitest";
import type { WindowsAnswer } from "../api/types";
import { Scale } from "./strip-scale";

type Point = WindowsAnswer["points"][number];
const day = (n: number) => new Date(Date.UTC(2031, 0, n)).toISOString().slice(0, 10);
const point = (index: number, value: number | null) =>
  ({
    index,
    value,
    start: day(index + 1),
    middle: day(index + 2),
    stop: day(index + 3),
    n: 1,
  }) as Point;
/** Three windows of two days, a day apart: from the first of January to the fifth. */
const POINTS = [point(0, 2), point(1, null), point(2, -2)];
const scale = (even = false) => new Scale(POINTS, even, 462);

test("windows of time stand where their time is, from the first day to the last", () => {
  const made = scale();
  expect(made.x(Date.parse(day(1)))).toBe(46);
  expect(made.x(Date.parse(day(5)))).toBe(446);
  expect(made.wide(POINTS[0]!)).toBe(200);
  expect(made.moments.map((m) => made.x(m))).toEqual([146, 246, 346]);
});

test("windows of statements stand side by side", () => {
  const made = scale(true);
  expect(made.moments.map((m) => made.x(m))).toEqual([46, 246, 446]);
});

test("values reach from the least to the most, 0 always among them", () => {
  const made = scale();
  expect(made.ticks).toEqual([-2, 0, 2]);
  expect([made.y(2), made.y(0), made.y(-2)]).toEqual([8, 48, 88]);
  expect(new Scale([point(0, 3)], false, 462).ticks[0]).toBe(0);
});

test("the line breaks where a window has no value", () => {
  expect(scale().line()).toBe("M146.0 8.0M346.0 88.0");
  const whole = new Scale([point(0, 0), point(1, 1)], true, 462);
  expect(whole.line()).toBe("M46.0 88.0L446.0 8.0");
});

test("labels have room, and there are two at least", () => {
  const many = Array.from({ length: 40 }, (_nothing, i) => point(i, 1));
  expect(new Scale(many, true, 462).labels()).toHaveLength(4);
  expect(new Scale(many, true, 100).labels().map(({ at }) => at)).toEqual([0, 39]);
  expect(new Scale(many, true, 4000).labels()).toHaveLength(7);
});

test("the nearest window is the one whose middle is nearest", () => {
  const made = scale();
  expect([0, 190, 200, 460].map((place) => made.nearest(place))).toEqual([0, 0, 1, 2]);
});

test("without windows there is nothing to draw, and nothing to fail on", () => {
  const none = new Scale([], false, 462);
  expect([none.line(), none.nearest(99), none.labels().length]).toEqual(["", 0, 0]);
});

test("each day is written once, and no window twice", () => {
  const told = (points: Point[], even: boolean, width = 1300) =>
    new Scale(points, even, width).labels().map((label) => label.told);
  expect(told(POINTS, true)).toEqual([day(2), day(3), day(4)]);
  expect(told([point(0, 1), { ...point(1, 1), middle: day(2) }], true)).toEqual([day(2)]);
  expect(told(POINTS, false)).toEqual([day(1), day(2), day(3), day(4), day(5)]);
  expect(told([point(0, 1)], true)).toEqual([day(2)]);
});
