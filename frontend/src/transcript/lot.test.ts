import { expect, test } from "vitest";
import type { Assignment } from "../api/assigning";
import type { Turn } from "../api/types";
import { edgesOf, END, passageAt, passagesOf, wholeOf } from "./lot";

const turns = [0, 10, 20, 30, 40].map((start) => ({ id: `t${start}`, start })) as Turn[];
const given = (start: number, stop: number, more: Partial<Assignment> = {}): Assignment =>
  ({
    coder: "Anna",
    transcript: "d1",
    state: "open",
    again: false,
    ...more,
    start,
    stop,
  }) as Assignment;

test("a passage has an edge before its first turn and behind its last", () => {
  const one = given(10, 30);
  const edges = edgesOf(turns, [one]);
  expect([...edges]).toEqual([
    ["t0", { ended: null, begins: null }],
    ["t10", { ended: null, begins: one }],
    ["t30", { ended: one, begins: null }],
  ]);
  expect(turns.map((turn) => passageAt([one], turn) !== null)).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

test("two passages side by side share an edge, and the last ends with the text", () => {
  const [one, two] = [given(0, 20), given(20, 50)];
  expect([...edgesOf(turns, [one, two])]).toEqual([
    ["t0", { ended: null, begins: one }],
    ["t20", { ended: one, begins: two }],
    [END, { ended: two, begins: null }],
  ]);
});

test("nothing is outside where nothing, or all of the text, is one's own to code", () => {
  expect(edgesOf(turns, [])).toEqual(new Map());
  expect(passagesOf([given(0, 20), given(0, 0)], "Anna", "d1")).toEqual([]);
  const others = [given(0, 20, { coder: "Ben" }), given(20, 50, { transcript: "d2" })];
  expect(passagesOf(others, "Anna", "d1")).toEqual([]);
});

test("a text that was given as a whole is told from its passages", () => {
  const all = given(0, 0);
  expect(wholeOf([all], "Anna", "d1")).toBe(all);
  expect(wholeOf([all], "Ben", "d1")).toBeNull();
  expect(wholeOf([given(0, 20)], "Anna", "d1")).toBeNull();
});

test("while one looks a second time its passages alone are one's own", () => {
  const rows = [given(20, 50), given(0, 20), given(20, 50, { again: true })];
  const [late, early, look] = rows as [Assignment, Assignment, Assignment];
  expect(passagesOf(rows, "Anna", "d1")).toEqual([early, late]);
  look.state = "begun";
  expect(passagesOf(rows, "Anna", "d1")).toEqual([look]);
});
