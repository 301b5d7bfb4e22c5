import { expect, test } from "vitest";
import type { MapLink } from "../api/types";
import { strongest } from "./few";

const told = (cause: string, effect: string, sources: number): MapLink =>
  ({ cause, effect, sources, citations: sources, sign: 1 }) as MapLink;

test("a map that can be read is drawn whole", () => {
  const links = [told("a", "b", 1)];
  expect(strongest([["a", "b"]], links)).toEqual({ pieces: [["a", "b"]], links, of: null });
});

test("of a large one the firmest arrows, each joined to what is drawn already", () => {
  const pieces = [
    ["a", "b", "c", "d", "e"],
    ["x", "y"],
  ];
  const links = [
    told("a", "b", 9),
    told("b", "c", 2),
    told("c", "d", 8), // firm, but reached only through c
    told("b", "e", 1),
    told("x", "y", 7), // a smaller piece waits
  ];
  const few = strongest(pieces, links, [], 4);
  expect(few.pieces).toEqual([["a", "b", "c", "d"]]);
  expect(few.links.map((l) => l.effect)).toEqual(["b", "d", "c"]);
  expect(few.of).toEqual({ factors: 7, arrows: 5 });
});

test("a factor in use is drawn though it is told seldom, and names that are not there are not", () => {
  const few = strongest([["a", "b", "c"]], [told("a", "b", 3), told("b", "c", 1)], ["c", "?"], 2);
  expect(few.pieces).toEqual([["a", "b", "c"]]);
  expect(few.links).toHaveLength(2);
});

test("more arrows than can be read between few factors: the firmest", () => {
  const names = ["a", "b", "c"];
  const links = names.flatMap((a, i) =>
    names
      .filter((b) => b !== a)
      .flatMap((b, k) => [told(a, b, 12 - 4 * i - 2 * k), told(a, b, 11 - 4 * i - 2 * k)]),
  );
  const few = strongest([names], links, [], 3);
  expect(few.links.map((l) => l.sources)).toEqual([12, 11, 10, 9, 8, 7, 6, 5]);
  expect(few.of).toEqual({ factors: 3, arrows: 12 });
});
