// Whose words are asked for and which, as the page keeps it and as the server takes it.
import type { components } from "../api/schema";
import { some } from "../api/chosen";
import { locale } from "../wording/language";

type Schemas = components["schemas"];

export interface Asked {
  texts: string[];
  speakers: string[];
  /** Small words (the, and, of) too. */
  small: boolean;
  /** Words of a list of one's own that are left out, commas between. */
  without: string;
  least: number;
  /** Each word is compared with what was not chosen. */
  compared: boolean;
  order: "count" | "keyness" | "word";
}
export const SORTS = ["text", "left", "right", "word", "speaker"] as const;
export type Sort = (typeof SORTS)[number];

export const START: Asked = {
  texts: [],
  speakers: [],
  small: false,
  without: "",
  least: 1,
  compared: false,
  order: "count",
};
/** A share is told per so many words, as the server counts it. */
export const PER = 10_000;

const whose = (a: Asked) => ({ transcripts: some(a.texts), speakers: some(a.speakers) });

/** Whether there is a rest to compare with. */
export const comparable = (a: Asked): boolean => a.texts.length + a.speakers.length > 0;

/** What a list of words is asked with. */
export function listed(a: Asked): Schemas["ListedWords"] {
  const without = a.without
    .split(/[,\s]+/)
    .map((word) => word.trim())
    .filter(Boolean);
  const compared = a.compared && comparable(a);
  return {
    ...whose(a),
    small: a.small || undefined,
    without: some(without),
    // a number field that is emptied has no value
    least: a.least > 1 ? Math.floor(a.least) : undefined,
    against: compared ? "rest" : undefined,
    order: a.order === "count" || (a.order === "keyness" && !compared) ? undefined : a.order,
  };
}

/** What words in their context are asked with. */
export const inContext = (a: Asked, words: string, sort: Sort): Schemas["WordsInContext"] => ({
  words,
  ...whose(a),
  sort: sort === "text" ? undefined : sort,
});

/** A word of the list as a line to look for: both apostrophes, which the list counts as one. */
export function lineOf(word: string): string {
  const [straight, curled] = [word.replaceAll("’", "'"), word.replaceAll("'", "’")];
  return straight === curled ? word : `${straight}, ${curled}`;
}

/** The address of the page that shows some words in their context. */
export const address = (words: string): string => `#/words?${new URLSearchParams({ in: words })}`;

/** A number to its tenths, as the language of the pages writes it. */
export const tenths = (n: number): string =>
  n.toLocaleString(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** How often in `PER` words; "–" where there are none. */
export const share = (count: number, of: number): string => (of ? tenths((count * PER) / of) : "–");

/** How a line is read: as the words found in it are, whatever letters a name before them has. */
export function direction(found: string): "rtl" | "ltr" {
  const letter = /\p{L}/u.exec(found)?.[0] ?? "";
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(letter) ? "rtl" : "ltr";
}
