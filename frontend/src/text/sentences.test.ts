import { expect, test } from "vitest";
import { clauseFrom, sentenceFrom, sentences } from "./sentences";

const cut = (words: string) => sentences(words).map(([a, b]) => words.slice(a, b));

test("a title, an initial and a short form end no sentence", () => {
  expect(cut("I asked Dr. Voss. She said no, i.e. never! And Mr. J. Pell?  Yes.")).toEqual([
    "I asked Dr. Voss.",
    "She said no, i.e. never!",
    "And Mr. J. Pell?",
    "Yes.",
  ]);
});

test("no is an answer, and a short form only before a number", () => {
  expect(cut("No. I never said so. See No. 4 of the minutes. So did I. Then we left.")).toEqual([
    "No.",
    "I never said so.",
    "See No. 4 of the minutes.",
    "So did I.",
    "Then we left.",
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

test("a sentence is entered by its first or last clause, and gone on from by clauses", () => {
  const words = "Mr. Renn, who stayed, left. It rained";
  const said = (mark: [number, number], on: boolean) => {
    const found = clauseFrom(words, mark, on);
    return found && words.slice(...found);
  };
  expect(said([0, 27], true)).toBe("Mr. Renn,");
  expect(said([0, 27], false)).toBe("left.");
  expect(said([0, 9], true)).toBe("who stayed,");
  expect(said([22, 27], true)).toBe("It rained");
  expect(said([28, 37], false)).toBe("left.");
  expect(said([28, 37], true)).toBeUndefined();
});
