import { expect, test } from "vitest";
import type { LookMark } from "../api/accounts";
import { byYear, lifts, pieces } from "./marks";

const mark = (over: Partial<LookMark>): LookMark => ({
  id: "m",
  kind: "causes",
  tier: "strong",
  start: 0,
  end: 0,
  turn: 1,
  speaker: null,
  sentence: "",
  said: [0, 0],
  cue: null,
  words: "",
  why: "",
  edtf: null,
  state: "open",
  ...over,
});

test("a sentence is cut at its passage and its cue, in code points", () => {
  const cut = pieces(mark({ sentence: "𝔞 so b c", said: [2, 6], cue: [2, 4] }));
  expect(cut.map((p) => p.text)).toEqual(["𝔞 ", "so", " b", " c"]);
  expect(cut.map((p) => [p.said, p.cue])).toEqual([
    [false, false],
    [true, true],
    [true, false],
    [false, false],
  ]);
});

test("dates stack on their first year, words alone stand apart", () => {
  const found = byYear([
    mark({ edtf: "193X" }),
    mark({ edtf: "1930/1933~" }),
    mark({ edtf: "../1682" }),
    mark({ edtf: null }),
  ]);
  expect(found.years.map(([year, marks]) => [year, marks.length])).toEqual([
    [1682, 1],
    [1930, 2],
  ]);
  expect(found.apart.length).toBe(1);
});

test("stacks nearer than there is room for stand above one another, others on the line", () => {
  const stacks = [
    { at: 0, high: 2 },
    { at: 3, high: 1 },
    { at: 5, high: 1 },
    { at: 60, high: 4 },
  ];
  expect(lifts(stacks, 4)).toEqual([0, 2, 3, 0]);
});
