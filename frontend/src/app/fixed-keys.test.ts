// A key a person changed is told as it is now: no sentence of a page has a key of its own.
import { expect, test } from "vitest";

const SOURCES = import.meta.glob<string>(["../**/*.svelte", "../**/*.ts", "!../**/*.test.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});
/** "press s", "(⇧c)" at the end of a title, "z takes it back", a drawn key with a letter in it. */
const FIXED = [
  /\b[Pp]ress [a-z⇧](?![\w’'])/,
  /\((⇧?[a-z]|⇧?F\d+)\)["`]/,
  /(?<![\w’“$])\bz (takes|brings|undoes)\b/,
  /[;.] [a-z] shows\b/,
  /<kbd>⇧?[a-z]<\/kbd>/,
  /<span class="quiet">⇧?[a-z]<\/span>/,
];
/** What is said to no one, and "press a letter". */
const told = (line: string): boolean =>
  !/^\s*(\/\/|\*|\/\*)/.test(line) && !/[Pp]ress a (letter|key)/.test(line);
/** A formula of the agreement between coders, which is called so. */
const NO_KEY = "(F1)";

export const fixed = (text: string): string[] =>
  text
    .split("\n")
    .filter((line) => told(line) && !line.includes(NO_KEY))
    .filter((line) => FIXED.some((pattern) => pattern.test(line)));

test("the pages name no key in fixed words", () => {
  expect(Object.keys(SOURCES).length).toBeGreaterThan(200);
  const found = Object.entries(SOURCES).flatMap(([file, text]) =>
    fixed(text).map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

test("a fixed key is found, a value in its place is not", () => {
  expect(
    fixed('  or press s to hide them.\ntitle="Table (t)"\n"Kept. z takes it back."'),
  ).toHaveLength(3);
  expect(fixed("<kbd>x</kbd>")).toHaveLength(1);
  expect(fixed('Hold <span class="quiet">h</span>')).toHaveLength(1);
  expect(fixed('`Kept. ${shared.key("z")} takes it back.`\n<Key k="s" />, press a letter')).toEqual(
    [],
  );
});
