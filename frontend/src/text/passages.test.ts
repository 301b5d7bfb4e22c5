import { expect, test } from "vitest";
import { passages, sentencesTold } from "./passages";

const at = (start: number, end: number, transcript = "d") => ({ transcript, start, end });

test("marks that overlap are one passage, those that touch are two", () => {
  expect(passages([])).toBe(0);
  expect(passages([at(5, 12), at(0, 9), at(12, 20)])).toBe(2);
  expect(passages([at(0, 30), at(2, 5), at(20, 31)])).toBe(1);
  expect(passages([at(0, 9), at(0, 9, "e")])).toBe(2);
});

test("where sentences are fewer than statements both are told", () => {
  expect(sentencesTold([at(0, 9)])).toBe("1 sentence");
  expect(sentencesTold([at(0, 9), at(0, 9), at(12, 20)])).toBe("2 sentences (3 statements)");
  expect(sentencesTold([at(0, 9), at(0, 9)], 300)).toBe("300 statements");
});
