import { expect, test } from "vitest";
import type { Pair, Statement, Turn } from "../api/types";
import {
  apart,
  echoed,
  echoedFirst,
  nextDoubt,
  numbered,
  pieces,
  shifted,
  touching,
} from "./beside";

const pair = (left: [number, number] | null, right: [number, number] | null, doubt = "") =>
  ({ left, right, doubt: doubt || null, told: false }) as unknown as Pair;
const turn = (start: number, end: number) => ({ id: "t", start, end }) as Turn;
const said = (id: string, start: number, end: number) => ({ id, start, end }) as Statement;

test("pairs are counted through all rows", () => {
  const row = (n: number) => ({ left: [], right: [], pairs: Array(n).fill(pair(null, null)) });
  expect(numbered([row(2), row(0), row(3)] as never).map((r) => r.first)).toEqual([0, 2, 2]);
});

test("turns that stand in one text alone are counted where they begin", () => {
  const [both, left, right] = [
    { left: ["a"], right: ["b"] },
    { left: ["a", "b"], right: [] },
    { left: [], right: ["c"] },
  ] as const;
  const rows = [both, left, right, both, right].map((r) => ({
    left: [...r.left],
    right: [...r.right],
  }));
  expect([...apart(rows)]).toEqual([
    [1, 3],
    [4, 1],
  ]);
  expect(apart([]).size).toBe(0);
});

test("a turn is cut into sentences and what lies between, and no letter is lost", () => {
  const row = {
    first: 7,
    pairs: [pair([0, 10], null), pair([11, 20], null), pair([22, 40], null)],
  };
  expect(pieces("left", turn(5, 30), row)).toEqual([
    { start: 5, end: 10, pair: 7 },
    { start: 10, end: 11, pair: -1 },
    { start: 11, end: 20, pair: 8 },
    { start: 20, end: 22, pair: -1 },
    { start: 22, end: 30, pair: 9 },
  ]);
});

test("a turn none of whose sentences has a pair is one piece", () => {
  expect(pieces("right", turn(3, 9), { first: 0, pairs: [pair([3, 9], null)] })).toEqual([
    { start: 3, end: 9, pair: -1 },
  ]);
});

test("a statement that only ends where a stretch begins does not touch it", () => {
  expect(touching([said("a", 0, 5), said("b", 4, 6)], 5, 9).map((s) => s.id)).toEqual(["b"]);
});

test("an echo touches every stretch of its place and begins in one turn", () => {
  const others = [said("a", 90, 99), said("b", 100, 120)],
    across = { a: [4, 12] } as never;
  expect(echoed(others, across, 10, 20).map((s) => s.id)).toEqual(["a"]);
  expect(echoedFirst(others, across, turn(0, 10)).map((s) => s.id)).toEqual(["a"]);
  expect(echoedFirst(others, across, turn(10, 20))).toEqual([]);
});

test("behind the last doubt comes the first, and where there is none, nothing", () => {
  const pairs = [pair([0, 1], null, "long"), pair([1, 2], [0, 1]), pair([2, 3], null, "short")];
  expect([0, 1, 2].map((at) => nextDoubt(pairs, at))).toEqual([2, 2, 0]);
  expect(nextDoubt([pairs[1]!], 0)).toBeUndefined();
});

test("a pair shifts to the nearest other sentence of the right, over what stands alone", () => {
  const pairs = [pair([0, 1], [0, 5]), pair([1, 2], null), pair([2, 3], [6, 9])];
  expect(shifted(pairs, 0, 1)).toEqual([6, 9]);
  expect(shifted(pairs, 2, 1)).toBeNull();
  expect(shifted(pairs, 2, -1)).toEqual([0, 5]);
});
