import { expect, test } from "vitest";
import { heard, matched, noted } from "./heard";

test("a sentence is known by its words, whatever it is about", () => {
  expect(
    matched("Only one (A [b]) is left (talk.txt), so there is nobody to be linked with.")?.values,
  ).toEqual(["(A [b])", "talk.txt"]);
  expect(matched("There are 2 actors, too few for 3 camps.")?.values).toEqual(["2", "3"]);
  expect(matched("There are no statements.")?.values).toEqual([]);
  expect(matched("There are 2 actors, too few for 3 camps. Nothing")).toBeNull();
});

test("of several sentences each is said, and where one is not known all stay as they came", () => {
  const two = "Nobody states a cause here yet. Mark a sentence and code it as a cause.";
  expect(heard(two)).toBe(two);
  expect(heard("There are no statements. Quite so.")).toBe("There are no statements. Quite so.");
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
