import { expect, test } from "vitest";
import { sentenceFrom, sentences } from "./sentences";

const cut = (words: string) => sentences(words).map(([a, b]) => words.slice(a, b));

test("a title, an initial and a short form end no sentence", () => {
  expect(cut("I asked Dr. Voss. She said no, i.e. never! And Mr. J. Pell?  Yes.")).toEqual([
    "I asked Dr. Voss.",
    "She said no, i.e. never!",
    "And Mr. J. Pell?",
    "Yes.",
  ]);
});

test("space around a sentence is no part of it, whatever the letters", () => {
  expect(cut("  Нет. Да, конечно.\n")).toEqual(["Нет.", "Да, конечно."]);
  expect(cut("渡し船は夜も出る。私は賛成だ。")).toEqual(["渡し船は夜も出る。", "私は賛成だ。"]);
  expect(cut("")).toEqual([]);
});

test("the next sentence begins behind a place, the one before ends before it", () => {
  const words = "One. Two. Three.";
  expect(sentenceFrom(words, 0, true)).toEqual([0, 4]);
  expect(sentenceFrom(words, 4, true)).toEqual([5, 9]);
  expect(sentenceFrom(words, 10, false)).toEqual([5, 9]);
  expect(sentenceFrom(words, 16, true)).toBeUndefined();
  expect(sentenceFrom(words, 0, false)).toBeUndefined();
});
