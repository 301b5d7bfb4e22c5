import { expect, test } from "vitest";
import { worded } from "./values";

test("words of the program are worded, what somebody has as well, and names stay", () => {
  expect(worded("other")).toBe("another’s");
  expect(worded("party of speaker")).toBe("party of the speaker");
  expect(worded("Bank of England")).toBe("Bank of England");
  expect(worded(null)).toBe("");
});
