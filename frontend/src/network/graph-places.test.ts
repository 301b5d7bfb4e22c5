import { expect, test } from "vitest";
import type { NetworkAnswer, Tie } from "../api/types";
import { arcs, spots, withNames } from "./graph-places";

type Node = NetworkAnswer["nodes"][number];
const node = (name: string, statements = 1, more: object = {}) =>
  ({ side: "row", name, statements, x: null, y: null, ...more }) as Node;
const tie = (source: string, target: string, weight: number, told = "") =>
  ({ source, target, weight, told }) as Tie;

test("a node stands where it was put, or where the node that lends its place stands", () => {
  const nodes = [node("Calder", 4, { x: 0.5, y: 0.5 }), node("Renn", 1, { x: 0, y: 1 })];
  const lent = new Map([["row|Renn", { x: 1, y: 0 }]]);
  const found = spots(nodes, lent, 1180, 622);
  expect(found.get("row|Calder")).toEqual({ x: 590, y: 284, r: 16 });
  expect(found.get("row|Renn")).toMatchObject({ x: 1090, y: 34, r: 10.5 });
});

test("nodes nobody put anywhere stand on a ring", () => {
  const found = [...spots([node("a"), node("b")], new Map(), 1180, 622).values()];
  expect(found.map((s) => Math.round(s.x))).toEqual([1050, 130]);
  expect(found[0]!.y).toBeCloseTo(found[1]!.y);
});

test("of few nodes all have names", () => {
  expect(withNames([node("a")], new Map())).toBeNull();
});

test("of many the one who says most has its name where two would lie over one another", () => {
  const nodes = Array.from({ length: 61 }, (_, i) => node(`n${i}`, i));
  const spot = new Map(
    nodes.map((n, i) => [`row|${n.name}`, { x: i < 2 ? 5 : 100 * i, y: 0, r: 3 }]),
  );
  const named = withNames(nodes, spot)!;
  expect([named.has("row|n0"), named.has("row|n1"), named.size]).toEqual([false, true, 60]);
});

const SPOT = new Map([
  ["row|a", { x: 0, y: 0, r: 1 }],
  ["row|b", { x: 100, y: 0, r: 1 }],
  ["column|b", { x: 0, y: 100, r: 1 }],
]);

test("a tie bends to one side, and its disc stands in the middle of the way", () => {
  const [arc] = arcs([tie("a", "b", 2)], SPOT, "row", 4, 3);
  expect(arc).toMatchObject({ d: "M0 0Q50 9 100 0", cx: 50, cy: 4.5, w: 3.5 });
});

test("the strongest tie is drawn last, whatever its sign; one without an end is not drawn", () => {
  const drawn = arcs([tie("a", "b", -3), tie("a", "b", 1), tie("a", "c", 9)], SPOT, "row", 3, 3);
  expect(drawn.map((a) => a.t.weight)).toEqual([1, -3]);
});

test("in a network of two sides the other end is a column; views told of others are thin", () => {
  const [arc] = arcs([tie("a", "b", 2, "only told")], SPOT, "column", 2, 3);
  expect([arc!.d.endsWith("0 100"), arc!.w]).toEqual([true, 0.9]);
});
