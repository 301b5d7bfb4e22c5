// What is highlighted while one reads: word lists and regular expressions, one a line.
import type { Wanted } from "./wanted";

const SPECIAL = /[.*+?^${}()|[\]\\/]/g;

/** "noise, car*" as whole words in any case, a star for any ending; "/expression/" as it stands. */
export function wantedOf(line: string): Wanted | null {
  const given = line.trim(),
    expression = /^\/(.+)\/$/.exec(given)?.[1];
  if (expression) return { words: expression, whole: false, case: false, regex: true };
  const words = given
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word.replace(/\*/g, ""))
    .map((word) => {
      const begin = word.replace(/\*+$/, "").replace(SPECIAL, "\\$&");
      return word.endsWith("*") ? `${begin}\\w*` : begin;
    });
  if (!words.length) return null;
  return { words: `(?:${words.join("|")})`, whole: true, case: false, regex: true };
}

/** Every line that says something. */
export function wantedIn(lists: string): Wanted[] {
  return lists.split("\n").flatMap((line) => wantedOf(line) ?? []);
}
