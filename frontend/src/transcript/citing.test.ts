import { expect, test } from "vitest";
import type { Form, Turn } from "../api/types";
import { cited, colourOf, lineStarts } from "./citing";

const text = "Calder: One.\nTwo 🌊.\n\nRenn: Three.";
const turn = (start: number, end: number) => ({ start, end }) as Turn;

test("lines begin where the text says, by code points", () => {
  expect(lineStarts(text)).toEqual([0, 13, 20, 21]);
});

test("a turn is cited by its number or by its lines", () => {
  const starts = lineStarts(text);
  expect(cited("none", turn(8, 19), 0, starts)).toBe("");
  expect(cited("turns", turn(8, 19), 0, starts)).toBe("1");
  expect(cited("lines", turn(8, 19), 0, starts)).toBe("l. 1–2");
  expect(cited("lines", turn(27, 33), 1, starts)).toBe("l. 4");
});

test("a turn that ends with its line does not reach into the next", () => {
  expect(cited("lines", turn(8, 13), 0, lineStarts(text))).toBe("l. 1");
});

test("a statement has the colour of its first concept that has one", () => {
  const form = {
    fields: [
      { name: "cause", kind: "concept" },
      { name: "note", kind: "text" },
      { name: "effect", kind: "concept" },
    ],
  } as Form;
  const colours = new Map([["sleep", "#aa0000"]]);
  expect(colourOf({ values: { cause: "noise", effect: "sleep" } }, form, colours)).toBe("#aa0000");
  expect(colourOf({ values: { cause: "noise", note: "sleep" } }, form, colours)).toBe("");
});
