import { expect, test } from "vitest";
import { tagOf } from "./tag";

const run = { held: false, scenario: 0, verdict: "rises", change: 0.254 } as const;

test("a factor says how it is held, where it goes, or nothing where it stays", () => {
  expect(tagOf({ ...run, held: true, scenario: -0.5 }, true)).toBe("■ −0.5");
  expect(tagOf(run, true)).toBe("▲ .25");
  expect(tagOf({ ...run, verdict: "falls", change: -1 }, true)).toBe("▼ −1.00");
  expect(tagOf({ ...run, verdict: "undetermined" }, true)).toBe("◇ ?");
  expect(tagOf({ ...run, verdict: "stays" }, true)).toBe("");
});

test("while nothing is held nothing is said", () => {
  expect(tagOf(run, false)).toBe("");
  expect(tagOf(undefined, true)).toBe("");
});
