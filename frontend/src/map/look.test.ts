import { expect, test } from "vitest";
import { mapLookOptions, PLAIN_MAP, printedLetters, savedOptions, withMoved } from "./look";

test("a look at rest says nothing, and a moved factor keeps the way the map runs", () => {
  expect(mapLookOptions(PLAIN_MAP)).toEqual({});
  const moved = withMoved(PLAIN_MAP, { noise: [40, 50] }, "down");
  expect(mapLookOptions(moved)).toEqual({ layout: "down", moved: { noise: [40, 50] } });
  expect(withMoved(moved, { sleep: [1, 2] }, "right").moved).toEqual({
    noise: [40, 50],
    sleep: [1, 2],
  });
});

test("a picture is saved as the map is seen, also where the look leaves it to the drawing", () => {
  expect(savedOptions(PLAIN_MAP, "right")).toEqual({ layout: "right" });
  expect(savedOptions({ ...PLAIN_MAP, title: "Ours" }, "down")).toEqual({
    layout: "down",
    title: "Ours",
  });
  expect(savedOptions(PLAIN_MAP, undefined)).toEqual({});
});

test("letters of 13 pixels in print, by how wide the map is", () => {
  expect(printedLetters(800, "two")).toBe(6.3); // 13 px * 170 mm / 1000 px
  expect(printedLetters(1389, "two")).toBe(4.5);
  expect(printedLetters(1000, "one")).toBe(3.1);
});
