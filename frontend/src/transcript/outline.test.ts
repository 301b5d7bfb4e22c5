import { expect, test } from "vitest";
import type { Statement, Turn } from "../api/types";
import { openingsOf, partsOf, placeAmong, spoken, statementsByTurn, voicesOf } from "./outline";

const turn = (id: string, kind: Turn["kind"], start: number, end: number, speaker?: string) =>
  ({ id, kind, start, end, speaker: speaker ?? null }) as Turn;
const TEXT = "Hello. The quay Yes. No.";
const TURNS = [
  turn("t1", "speech", 0, 6, "Ostrow"),
  turn("t2", "heading", 7, 15),
  turn("t3", "answer", 16, 20, "Calder"),
  turn("t4", "unassigned", 21, 24),
];
const statement = (id: string, start: number, end: number) => ({ id, start, end }) as Statement;

test("turns stand under their heading; what comes before the first is the beginning", () => {
  const parts = partsOf(TURNS, (a, b) => TEXT.slice(a, b));
  expect(parts.map((p) => [p.title, p.turns.map((t) => t.id)])).toEqual([
    ["Beginning", ["t1"]],
    ["The quay", ["t3", "t4"]],
  ]);
});

test("a statement over several turns stands in each of them, one that ends with a turn not in the next", () => {
  const byTurn = statementsByTurn(TURNS, [statement("s1", 3, 18), statement("s2", 16, 20)]);
  expect([...byTurn].map(([id, all]) => [id, all.map((s) => s.id)])).toEqual([
    ["t1", ["s1"]],
    ["t2", ["s1"]],
    ["t3", ["s1", "s2"]],
  ]);
});

test("speakers are told by their turns, most first, and turns of nobody as unassigned", () => {
  const more = [...TURNS, turn("t5", "speech", 25, 30, "Calder")];
  const byTurn = statementsByTurn(more, [statement("s1", 16, 20)]);
  expect(voicesOf(more, byTurn)).toEqual([
    ["Calder", { turns: 2, statements: 1 }],
    ["Ostrow", { turns: 1, statements: 0 }],
    ["unassigned", { turns: 1, statements: 0 }],
  ]);
});

test("without sections the spoken turns stand with their first words, cut at a word", () => {
  const long = "The ferry sails at night and the harbour keeps its lamps for whoever comes late.",
    turns = [
      turn("a", "speech", 0, 80, "Renn"),
      turn("b", "note", 80, 81),
      turn("c", "answer", 0, 9),
    ];
  expect(openingsOf(turns, (a, b) => long.slice(a, b)).map((o) => [o.who, o.words])).toEqual([
    ["Renn", "The ferry sails at night and the harbour keeps …"],
    ["answer", "The ferry"],
  ]);
});

test("from a heading or note one goes on to what is spoken next, or back to what was before", () => {
  const said = TURNS.filter(spoken),
    [first, heading, answer] = TURNS as [Turn, Turn, Turn];
  expect(said.map((t) => t.id)).toEqual(["t1", "t3", "t4"]);
  expect(placeAmong(said, heading, true)).toBe(said.indexOf(answer));
  expect(placeAmong(said, heading, false)).toBe(said.indexOf(first));
  expect(placeAmong(said, answer, true)).toBe(1);
  expect(placeAmong([answer], heading, false)).toBe(-1);
});
