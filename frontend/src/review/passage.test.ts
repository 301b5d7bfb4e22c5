import { expect, test } from "vitest";
import type { Suggestion, Transcript, Turn } from "../api/types";
import { Offsets } from "../text/offsets";
import { ahead, around } from "./passage";

const WORDS = "It rained. Night sailings bring visitors. That is all.";
const TURN = { id: "t1", start: 0, end: WORDS.length, speaker: "Calder" } as Turn;
const TEXT = { id: "d1", text: WORDS, characters: WORDS.length, turns: [TURN] } as Transcript;
const at = (words: string): [number, number] => {
  const start = WORDS.indexOf(words);
  return [start, start + words.length];
};
const [start, end] = at("Night sailings bring visitors");
const CAUSE = {
  kind: "causes",
  start,
  end,
  cue: at("bring"),
  values: { cause_span: at("Night sailings"), effect_span: at("visitors") },
} as unknown as Suggestion;
const seen = (suggestion: Suggestion, draft = { start, end }) =>
  around(suggestion, draft, TEXT, TURN, new Offsets(WORDS));

test("a passage stands in its sentence, with the sentences beside it", () => {
  const { before, after, pieces } = seen(CAUSE);
  expect([before, after]).toEqual(["It rained.", "That is all."]);
  expect(pieces.map((p) => p.words).join("")).toBe("Night sailings bring visitors.");
});

test("it is cut wherever something found begins or ends, and each piece tells what lies over it", () => {
  const { pieces } = seen(CAUSE);
  expect(pieces.map((p) => [p.words, p.over, p.opens])).toEqual([
    ["Night sailings", ["cause", "taken"], ["cause"]],
    [" ", ["taken"], []],
    ["bring", ["cue", "taken"], []],
    [" ", ["taken"], []],
    ["visitors", ["effect", "taken"], ["effect"]],
    [".", [], []],
  ]);
});

test("a date is shown whole, its last word by itself for the handle", () => {
  const date = { ...CAUSE, kind: "dates", values: {} } as unknown as Suggestion;
  expect(seen(date).pieces.map((p) => [p.words, p.over])).toEqual([
    ["Night sailings bring ", ["passage", "taken"]],
    ["visitors", ["passage", "taken"]],
    [".", []],
  ]);
});

test("what is taken may be less than what was found, and stays in sight of it", () => {
  const [from, to] = at("sailings bring");
  const { pieces } = seen({ ...CAUSE, values: {} } as unknown as Suggestion, {
    start: from,
    end: to,
  });
  const taken = pieces.filter((p) => p.over.includes("taken")).map((p) => p.words);
  expect(taken.join("")).toBe("sailings bring");
  expect(pieces.map((p) => p.words).join("")).toBe("Night sailings bring visitors.");
});

test("what comes next is told around its cue, with who says it", () => {
  expect(ahead(CAUSE, TEXT, new Offsets(WORDS))).toEqual({
    before: "Night sailings ",
    cue: "bring",
    after: " visitors",
    where: "Calder, turn 1",
  });
});
