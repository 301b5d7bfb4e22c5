import { expect, test } from "vitest";
import { contrast } from "./contrast";
import { chosenHues, LEAST, onPaper, pale, SHIPPED } from "./hues";

test("black on white is 21, grey as WCAG's own example 4.54", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 6);
  expect(contrast("#ffffff", "#767676")).toBeCloseTo(4.54, 2);
});

test("every shipped colour can be read on white paper", () => {
  for (const color of Object.values(SHIPPED)) expect(onPaper(color)).toBeGreaterThan(LEAST);
});

test("what was kept is shown where it is a form's and can be read", () => {
  const kept = { cause: "#204080", event: "#ffee88", other: "#204080", code: "red" };
  expect(chosenHues(JSON.stringify(kept))).toEqual({ cause: "#204080" });
  expect(chosenHues("not JSON")).toEqual({});
  expect(chosenHues(null)).toEqual({});
});

test("whatever was chosen can be read on dark paper too", () => {
  expect(pale("#000000")).toBe("#8c8c8c");
  expect(pale("#ffffff")).toBe("#ffffff");
  for (const color of ["#000000", "#00008b", "#8b0000"])
    expect(contrast(pale(color), "#15171b")).toBeGreaterThan(LEAST);
});
