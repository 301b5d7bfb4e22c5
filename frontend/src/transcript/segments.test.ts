import { expect, test } from "vitest";
import { LANES, lanes, segments } from "./segments";
import type { Statement } from "../api/types";

const at = (id: string, start: number, end: number) => ({ id, start, end }) as Statement;
const text = "the night ferry runs";
const cut = (a: number, b: number) => text.slice(a, b);
const told = (statements: Statement[], from = 0, to = text.length) =>
  segments(from, to, statements, cut).map((s) => `${s.text}|${s.marks.map((m) => m.id).join()}`);

test("words without a statement stay one piece", () => {
  expect(told([])).toEqual(["the night ferry runs|"]);
});

test("a text is cut where statements begin and end, and nothing is lost", () => {
  const both = [at("a", 4, 15), at("b", 10, 20)];
  expect(told(both)).toEqual(["the |", "night |a", "ferry|b,a", " runs|b"]);
  expect(
    segments(0, 20, both, cut)
      .map((s) => s.text)
      .join(""),
  ).toBe(text);
});

test("a statement that goes beyond its turn is cut at the turn's ends", () => {
  expect(told([at("a", 0, 20)], 4, 9)).toEqual(["night|a"]);
});

test("the longest statement lies nearest the words, those apart share a lane", () => {
  const lane = lanes([at("short", 5, 9), at("long", 0, 12), at("later", 12, 20)]);
  expect([lane.get("long"), lane.get("short"), lane.get("later")]).toEqual([0, 1, 0]);
});

test("beyond the third lane a statement is not drawn under the words", () => {
  const four = [at("a", 0, 20), at("b", 0, 19), at("c", 0, 18), at("d", 0, 17)];
  expect(lanes(four).get("d")).toBe(LANES);
  expect(segments(0, 20, four, cut).every((s) => s.marks.every((m) => m.id !== "d"))).toBe(true);
});

test("the same span twice is two marks on one piece", () => {
  expect(told([at("a", 4, 9), at("b", 4, 9)])).toEqual(["the |", "night|b,a", " ferry runs|"]);
});
