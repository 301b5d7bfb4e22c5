import { expect, test } from "vitest";
import { oneMode, overBackbone, signed, single, windowsOf } from "./evidence";
import { START } from "./study";

test("a two-mode study is asked one-mode, averaged; a one-mode one as it is", () => {
  expect(oneMode(START)).toBe(START.normalization);
  expect(oneMode({ ...START, mode: "two-mode", normalization: "activity" })).toBe("average");
  expect(signed({ mode: "two-mode" }, START)).toMatchObject({
    mode: "one-mode",
    aggregation: "subtract",
  });
  expect(single({}, { ...START, aggregation: "combine" }).aggregation).toBe("subtract");
  expect(single({}, { ...START, aggregation: "conflict" }).aggregation).toBe("conflict");
});

test("the backbone's concepts are the only ones left", () => {
  expect(overBackbone({}, { ...START, exclude: { party: ["A"] } }, ["ferry"])).toMatchObject({
    exclude: { party: ["A"], concept: ["ferry"] },
    invert: ["concept"],
  });
  expect(windowsOf({ unit: "days", width: 3, step: 1, measure: "n" })).not.toHaveProperty(
    "measure",
  );
});
