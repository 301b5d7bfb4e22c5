import { expect, test } from "vitest";
import { CLAUSE, endMoved, startMoved, WORD } from "./lengthening";

const WORDS = "Yes, I said. Night sailings bring visitors.";

test("a mark grows and shrinks by words, and never to nothing", () => {
  expect(endMoved(WORDS, 0, 0, WORD, true)).toBe(4);
  expect(endMoved(WORDS, 0, 4, WORD, true)).toBe(6);
  expect(endMoved(WORDS, 0, 6, WORD, false)).toBe(4);
  expect(endMoved(WORDS, 0, 4, WORD, false)).toBe(4);
  expect(endMoved(WORDS, 5, WORDS.length, WORD, true)).toBe(WORDS.length);
});

test("by clauses it goes from mark to mark, and words without a mark are one clause", () => {
  expect(endMoved(WORDS, 0, 0, CLAUSE, true)).toBe(4);
  expect(endMoved(WORDS, 0, 4, CLAUSE, true)).toBe(12);
  expect(endMoved("no mark at all", 0, 0, CLAUSE, true)).toBe(14);
});

test("by sentences it grows to the end of one and shrinks to the end of the one before", () => {
  expect(endMoved(WORDS, 0, 4, "sentence", true)).toBe(12);
  expect(endMoved(WORDS, 0, 12, "sentence", true)).toBe(WORDS.length);
  expect(endMoved(WORDS, 0, WORDS.length, "sentence", false)).toBe(12);
  expect(endMoved(WORDS, 13, WORDS.length, "sentence", false)).toBe(WORDS.length);
});

test("the beginning moves by a word and stays before the end", () => {
  expect(startMoved(WORDS, 5, 12, true)).toBe(7);
  expect(startMoved(WORDS, 7, 12, true)).toBe(7);
  expect(startMoved(WORDS, 5, 12, false)).toBe(0);
  expect(startMoved(WORDS, 0, 12, false)).toBe(0);
});
