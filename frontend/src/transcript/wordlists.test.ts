import { expect, test } from "vitest";
import { wantedIn, wantedOf } from "./wordlists";

test("a word list is whole words in any case, a star any ending", () => {
  expect(wantedOf(" noise, car* ,, night sailing ")).toEqual({
    words: "(?:noise|car\\w*|night sailing)",
    whole: true,
    case: false,
    regex: true,
  });
});

test("what would mean something in an expression is taken as it is written", () => {
  expect(wantedOf("a.b (c)")?.words).toBe("(?:a\\.b \\(c\\))");
});

test("between strokes stands an expression", () => {
  expect(wantedOf("/we (must|should)/")).toMatchObject({
    words: "we (must|should)",
    whole: false,
    regex: true,
  });
});

test("lines that say nothing are passed over", () => {
  expect(wantedIn("\n ,\n*\nquay\n").map((w) => w.words)).toEqual(["(?:quay)"]);
});
