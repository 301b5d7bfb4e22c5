import { expect, test } from "vitest";
import { askedOf } from "./asked";

test("a kept study opens with what it asked, the rest as a page begins", () => {
  expect(askedOf({ holders: ["Ines"], minimum_sources: 2 })).toEqual({
    holder: "Ines",
    commitments: ["asserts"],
    zoom: 0,
    citations: 1,
    sources: 2,
  });
});
