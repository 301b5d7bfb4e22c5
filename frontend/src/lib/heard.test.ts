import { expect, test } from "vitest";
import { heard, matched, noted } from "./heard";

test("a sentence is known by its words, whatever it is about", () => {
  expect(matched("talk (2).txt is in the project already, as 'A [b]' (d1).")?.values).toEqual([
    "talk (2).txt",
    "A [b]",
    "d1",
  ]);
  expect(matched("There is no change 12.")?.values).toEqual(["12"]);
  expect(matched("There is nothing to undo.")?.values).toEqual([]);
  expect(matched("There is no change 12. Nothing")).toBeNull();
});

test("of several sentences each is said, and where one is not known all stay as they came", () => {
  const two = "There is no concept 'ferri'. Did you mean 'ferry'?";
  expect(heard(two)).toBe(two);
  expect(heard("There is nothing to undo. Quite so.")).toBe("There is nothing to undo. Quite so.");
});

test("only why an answer is empty is changed in it", () => {
  const answer = { why_empty: "There are no statements.", rows: [] as string[] };
  expect(noted(answer)).toEqual(answer);
  expect(noted([1])).toEqual([1]);
  expect(noted(null)).toBeNull();
});

test("a change is told inside what was done with it, and a name with an apostrophe is a name", () => {
  expect(matched("Made the form 'threat'")?.values).toEqual(["threat"]);
  expect(matched(`Removed "Voss's talk"`)?.values).toEqual(["Voss's talk"]);
  expect(heard("Undone: Rejected 3 suggestions: cause")).toBe(
    "Undone: Rejected 3 suggestions: cause",
  );
});
