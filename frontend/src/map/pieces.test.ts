import { expect, test } from "vitest";
import { foldedPieces, said } from "./pieces";

test("small pieces are folded beside larger ones, and a factor that is held stays in sight", () => {
  const pieces = [["a", "b", "c"], ["d", "e"], ["f"]];
  expect(foldedPieces(pieces)).toEqual([["d", "e"], ["f"]]);
  expect(foldedPieces(pieces, ["e"])).toEqual([["f"]]);
});

test("a map of nothing but small pieces is drawn whole", () => {
  expect(
    foldedPieces([
      ["a", "b"],
      ["c", "d"],
    ]),
  ).toEqual([]);
  expect(foldedPieces([])).toEqual([]);
});

test("an arrow raises, lowers, or acts on", () => {
  expect([1, -1, 0].map((sign) => said({ sign }))).toEqual(["raises", "lowers", "acts on"]);
});
