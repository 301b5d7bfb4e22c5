import { expect, test } from "vitest";
import type { Transcript, Turn } from "../api/types";
import { Offsets } from "../text/offsets";
import { wordsBefore } from "./words-before";

const TEXT = "Quay\nThe lamp 🌊 is  out. Who knows?\nWe do. So it is.";
const at = (words: string) => [...TEXT.slice(0, TEXT.indexOf(words))].length;
const turn = (words: string, end: number, kind: string, speaker: string | null) =>
  ({ start: at(words), end, kind, speaker }) as Turn;
const TURNS = [
  turn("Quay", at("The") - 1, "heading", null),
  turn("The", at("We do") - 1, "speech", "Calder"),
  turn("We do", [...TEXT].length, "speech", "Renn"),
];
const before = (words: string, of: Turn | null, turns = TURNS) =>
  wordsBefore(
    { start: at(words) },
    { text: TEXT, turns } as unknown as Transcript,
    of,
    new Offsets(TEXT),
  );

test("within a turn it is what the same person said before", () => {
  expect(before("Who", TURNS[1]!)).toBe("The lamp 🌊 is out.");
});

test("at the beginning of a turn it is who spoke last, by name, and no heading", () => {
  expect(before("We do", TURNS[2]!)).toBe("Calder: The lamp 🌊 is out. Who knows?");
  expect(before("The", TURNS[1]!)).toBe("");
});

test("of somebody nobody named it is the words alone", () => {
  const nobody = [{ ...TURNS[1]!, speaker: null }, TURNS[2]!];
  expect(before("We do", TURNS[2]!, nobody)).toBe("The lamp 🌊 is out. Who knows?");
});
