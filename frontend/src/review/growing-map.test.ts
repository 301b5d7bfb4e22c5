import { expect, test } from "vitest";
import type { Decided, Statement } from "../api/types";
import { arrowsOf, factorCount, nearArrows } from "./growing-map";

const cause = (id: string, from: string, to: string, sign = "+") =>
  ({ id, values: { cause: from, effect: to, sign } }) as unknown as Statement;
const CAUSES = [
  cause("s1", "night sailings", "visitors"),
  cause("s2", "night sailings", "noise"),
  cause("s3", "night sailings", "visitors"),
  cause("s4", "visitors", "trade", "?"),
];
const decided = (statement: string | null, made: Statement | null = null) =>
  ({ statement, kind: "causes", made }) as unknown as Decided;

test("an arrow stands once however often it is told, and another sign is another arrow", () => {
  const arrows = arrowsOf([...CAUSES, cause("s5", "night sailings", "noise", "-")], []);
  expect(arrows.map((a) => `${a.cause} ${a.sign} ${a.effect}`)).toEqual([
    "night sailings + visitors",
    "night sailings + noise",
    "visitors ? trade",
    "night sailings - noise",
  ]);
  expect(factorCount(arrows)).toBe(4);
});

test("what was just decided is fresh, written already or not", () => {
  const arrows = arrowsOf(CAUSES, [
    decided(null, cause("", "trade", "jobs")),
    decided("s2", CAUSES[1]),
  ]);
  expect(arrows.filter((a) => a.fresh).map((a) => a.effect)).toEqual(["noise", "jobs"]);
});

test("beside what is at hand stand the arrows that touch it, then the newest, five at most", () => {
  const many = ["a", "b", "c", "d", "e", "f"].map((x) => cause(x, x, `${x}'s effect`)),
    arrows = arrowsOf([...many, ...CAUSES], [decided("s4")]);
  expect(nearArrows(arrows, ["noise", undefined]).map((a) => a.effect)).toEqual([
    "noise",
    "trade",
    "a's effect",
    "b's effect",
    "c's effect",
  ]);
});
