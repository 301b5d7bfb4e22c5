import { expect, test } from "vitest";
import type { Transcript, Turn } from "../api/types";
import { joining, offersOf, PAIRS, refusing } from "./offers";

const turn = (id: string, speaker: string, codes: string[] = []): Turn =>
  ({
    id,
    speaker,
    kind: "speech",
    flags: codes.map((code) => ({ code, message: "", fixes: [] })),
  }) as unknown as Turn;
const pair = (name: string, other: string) => ({ what: "same-speaker", name, other, why: "near" });
const text = (turns: Turn[], proposals: Transcript["proposals"]) => ({ turns, proposals });

test("two spellings of one person are offered while both speak", () => {
  const turns = [turn("t1", "Ines Calder"), turn("t2", "Ines Caldr", ["near-name"])];
  const [p] = offersOf(text(turns, [pair("Ines Caldr", "Ines Calder")]));
  expect([p?.name, p?.other]).toEqual(["Ines Caldr", "Ines Calder"]);
  expect(offersOf(text([turns[0]!], [pair("Ines Caldr", "Ines Calder")]))).toEqual([]);
});

test("a few pairs at a time, the next once these are settled", () => {
  const names = ["a", "b", "c", "d", "e"];
  const all = text(
    names.map((n) => turn(n, n)),
    names.map((n) => pair(n, `${n}!`)),
  );
  expect(offersOf(all).map((p) => p.name)).toEqual(names.slice(0, PAIRS));
});

test("taken: merged where the other speaks too, else renamed", () => {
  const turns = [turn("t1", "TK"), turn("t2", "Jana Moll")];
  const [p] = offersOf(text(turns, [pair("TK", "Tom Keller")]));
  expect(joining(p!, turns)).toEqual({ verb: "rename", name: "TK", into: "Tom Keller" });
  expect(joining({ ...p!, other: "Jana Moll" }, turns)).toEqual({
    verb: "merge-speakers",
    other: "TK",
    into: "Jana Moll",
  });
});

test("refused: the doubt beside the turn goes too, where there is one", () => {
  const turns = [turn("t1", "TK"), turn("t2", "TK", ["long", "initials"])];
  const [p] = offersOf(text(turns, [pair("TK", "Tom Keller")]));
  expect(refusing(p!, turns)).toEqual({ verb: "dismiss", turn: "t2", code: "initials" });
  expect(refusing(p!, [turns[0]!])).toBeNull();
});
