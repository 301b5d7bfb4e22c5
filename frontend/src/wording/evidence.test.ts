import { expect, test } from "vitest";
import { evident } from "./evidence";

test("how a text was taken apart is told from its parts", () => {
  expect(evident("87 labels (Name: words), 95 % of lines explained")).toBe(
    "87 labels (Name: words), 95 % of lines explained",
  );
  expect(
    evident("1,024 dashes (– question, – answer), 79 % of lines explained, 1 place in doubt"),
  ).toBe("1,024 dashes (– question, – answer), 79 % of lines explained, 1 place in doubt");
  expect(evident("16 labels (**Name** in bold), 83 % of lines explained")).toContain(
    "(Name in bold)",
  );
});

test("what is said otherwise stays as it is said", () => {
  expect(evident("one segment (subtitles)")).toBe("one segment (subtitles)");
  expect(evident(null)).toBe("");
});
