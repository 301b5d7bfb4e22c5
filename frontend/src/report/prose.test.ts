import { expect, test } from "vitest";
import { led, noted, wrapped } from "./prose";

test("a mark is put round words and taken off again", () => {
  const bold = wrapped({ text: "so it was", start: 3, end: 5 }, "**");
  expect(bold).toEqual({ text: "so **it** was", start: 5, end: 7 });
  expect(wrapped(bold, "**")).toEqual({ text: "so it was", start: 3, end: 5 });
});

test("all lines of a selection are led by a mark, and freed of it", () => {
  const quoted = led({ text: "a\nb\nc", start: 2, end: 5 }, "> ");
  expect(quoted.text).toBe("a\n> b\n> c");
  expect(led(quoted, "> ").text).toBe("a\nb\nc");
});

test("a note stands on what is selected, else on the word before, else on words of its own", () => {
  expect(noted({ text: "she said so", start: 4, end: 8 }, "s1", "").text).toBe(
    "she [said](note:s1) so",
  );
  expect(noted({ text: "she said so", start: 8, end: 8 }, "s1", "").text).toBe(
    "she [said](note:s1) so",
  );
  expect(noted({ text: "of a ferry.", start: 11, end: 11 }, "s1", "").text).toBe(
    "of a [ferry](note:s1).",
  );
  const made = noted({ text: "", start: 0, end: 0 }, "s1", "in her words");
  expect(made.text).toBe("[in her words](note:s1)");
  expect(made.start).toBe(made.text.length);
  expect(noted({ text: "[a] b", start: 0, end: 3 }, "s1", "").text).toBe("[a](note:s1) b");
});
