import { expect, test } from "vitest";
import type { Turn } from "../api/types";
import { bodyOf } from "./corrections";

const turn = (id: string, kind: Turn["kind"], start: number, end: number, speaker = "Ostrow") =>
  ({ id, kind, start, end, speaker }) as Turn;
const TURNS = [turn("t1", "question", 0, 20), turn("t2", "answer", 21, 50, "Calder")];

test("a flag's merge is about the turn before, that of a turn's form about the next", () => {
  expect(bodyOf({ verb: "merge", turn: "t2", label: "Join" }, TURNS, null)).toEqual({
    verb: "merge",
    turn: "t1",
  });
  expect(bodyOf({ verb: "merge", turn: "t1" }, TURNS, null)).toEqual({ verb: "merge", turn: "t1" });
});

test("another kind turns question and answer about, and anything else into a note", () => {
  const kind = (id: string, turns: Turn[]) => bodyOf({ verb: "set_kind", turn: id }, turns, null);
  expect(kind("t1", TURNS)).toMatchObject({ kind: "answer" });
  expect(kind("t2", TURNS)).toMatchObject({ kind: "question" });
  expect(kind("t3", [turn("t3", "heading", 0, 4)])).toMatchObject({ kind: "note" });
});

test("a turn is split where the mark begins, or where one ends that begins with the turn", () => {
  expect(bodyOf({ verb: "split" }, TURNS, { start: 30, end: 40 })).toEqual({
    verb: "split",
    at: 30,
  });
  expect(bodyOf({ verb: "split" }, TURNS, { start: 21, end: 40 })).toEqual({
    verb: "split",
    at: 40,
  });
  expect(bodyOf({ verb: "split" }, TURNS, null)).toBe("mark");
});

test("who speaks is asked of a person; two speakers become one as the flag names them", () => {
  expect(bodyOf({ verb: "set_speaker", turn: "t1" }, TURNS, null)).toBe("speaker");
  const merge = { verb: "merge_speakers", turn: "t2", label: "Same person", into: "Ines Calder" };
  expect(bodyOf(merge, TURNS, null)).toEqual({
    verb: "merge-speakers",
    other: "Calder",
    into: "Ines Calder",
  });
  const whole = { verb: "rename", turn: "t2", into: "Ines Calder", code: "initials" };
  expect(bodyOf(whole, TURNS, null)).toEqual({
    verb: "rename",
    name: "Calder",
    into: "Ines Calder",
  });
});

test("turns up to one show the pattern; a flag that is right is dismissed by its code", () => {
  expect(bodyOf({ verb: "continue", turn: "t2" }, TURNS, null)).toEqual({
    verb: "continue",
    turns: ["t1", "t2"],
  });
  expect(bodyOf({ verb: "keep", turn: "t1", code: "long" }, TURNS, null)).toEqual({
    verb: "dismiss",
    turn: "t1",
    code: "long",
  });
});
