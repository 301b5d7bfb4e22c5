import { expect, test } from "vitest";
import { Offsets } from "./offsets";

test("where every character is one unit, points and units are the same", () => {
  const offsets = new Offsets("Fähre um 23:40");
  for (const n of [0, 1, 7, 14]) {
    expect(offsets.units(n)).toBe(n);
    expect(offsets.points(n)).toBe(n);
  }
});

test("a character beyond the first plane is one point and two units", () => {
  const offsets = new Offsets("a\u{1F6A2}b\u{1F30A}\u{1F30A}c"); // units: a0 ship1-2 b3 wave4-5 wave6-7 c8
  expect([0, 1, 2, 3, 4, 5, 6].map((n) => offsets.units(n))).toEqual([0, 1, 3, 4, 6, 8, 9]);
  expect([0, 1, 3, 4, 6, 8, 9].map((n) => offsets.points(n))).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test("there and back is the same place at every character of a mixed text", () => {
  const text = "Die \u{1F6A2} fährt \u{10000}\u{10001} ab. \u0301e";
  const offsets = new Offsets(text),
    letters = [...text];
  let unit = 0;
  for (let point = 0; point <= letters.length; point += 1) {
    expect(offsets.units(point)).toBe(unit);
    expect(offsets.points(unit)).toBe(point);
    unit += letters[point]?.length ?? 0;
  }
});

test("a slice by points is the slice of the characters", () => {
  const text = "\u{1F600}no\u{1F600}t\u{1F600}";
  const offsets = new Offsets(text);
  expect(text.slice(offsets.units(1), offsets.units(5))).toBe([...text].slice(1, 5).join(""));
});
