// Why an answer is empty, and what the history calls each change, in the language of the pages: both
// are kept or computed in English. Here each stands as the server says it, %1 and %2 for what changes;
// one that is not here stays English. (tests/test_sentences.py: the server says each of them, and each
// has its translations. Refusals come translated: src/hustings/refusals.py.)
import { DEEDS } from "./deeds";
import { worded } from "./values";

const SENTENCES: Readonly<Record<string, string>> = {
  "There are no statements.": "There are no statements.",
  "No statement in the selection says who its %1 is.":
    "No statement in the selection says who its %1 is.",
  "Name who speaks, and every statement of that speaker follows.":
    "Name who speaks, and every statement of that speaker follows.",
  "No statement in the selection has a value for '%1'.":
    "No statement in the selection has a value for “%1”.",
  "No statement has a %1 among %2.": "No statement has a %1 among %2.",
  "No statement tells a view that is %1.": "No statement tells a view that is %1.",
  "No statement lies between %1 and %2.": "No statement lies between %1 and %2.",
  "No statement lies in this window.": "No statement lies in this window.",
  "A window takes %1 statements; there are %2.": "A window takes %1 statements; there are %2.",
  "The period (%1 to %2) is shorter than one window of %3 %4.":
    "The period (%1 to %2) is shorter than one window of %3 %4.",
  "Only one %1 is left (%2), so there is nobody to be linked with.":
    "Only one %1 is left (%2), so there is nobody to be linked with.",
  "No two actors stand together, so there is no coalition.":
    "No two actors stand together, so there is no coalition.",
  "Nobody is congruent or in conflict with anybody, so there are no camps to find.":
    "Nobody is congruent or in conflict with anybody, so there are no camps to find.",
  "There are %1 actors, too few for %2 camps.": "There are %1 actors, too few for %2 camps.",
  "There is no tie, so nothing to be balanced.": "There is no tie, so nothing to be balanced.",
  "No statement has a date.": "No statement has a date.",
  "No statement in the selection says of what single period it speaks.":
    "No statement in the selection says of what single period it speaks.",
  "No two statements of the selection stand on the same passage; take a wider place.":
    "No two statements of the selection stand on the same passage; take a wider place.",
  "No two statements of the selection stand in the same turn; take a wider place.":
    "No two statements of the selection stand in the same turn; take a wider place.",
  "No two statements of the selection stand in the same sentence; take a wider place.":
    "No two statements of the selection stand in the same sentence; take a wider place.",
  "No two statements of the selection stand within %1 sentences; take a wider place.":
    "No two statements of the selection stand within %1 sentences; take a wider place.",
  "No statement in the selection has a date; give its text one in the library.":
    "No statement in the selection has a date; give its text one in the library.",
  "Nobody states a cause here yet.": "Nobody states a cause here yet.",
  "Mark a sentence and code it as a cause.": "Mark a sentence and code it as a cause.",
};

/** A sentence and what it is about: the patterns that are known, made at the first trouble. */
interface Pattern {
  made: RegExp;
  said: string;
}
let patterns: Pattern[] | null = null;

/** A name as the server quotes it: in double marks where it has an apostrophe. */
const QUOTED = "['\"](.+?)['\"]";
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
export const patternOf = (english: string): RegExp =>
  new RegExp(`^${escaped(english).replace(/'%\d'/g, QUOTED).replace(/%\d/g, "(.+?)")}$`, "u");

/** Which sentence it is, as it stands here, and what it is about. */
export function matched(sentence: string): { said: string; values: string[] } | null {
  const exact = SENTENCES[sentence] ?? DEEDS[sentence];
  if (exact !== undefined) return { said: exact, values: [] };
  patterns ??= Object.entries({ ...SENTENCES, ...DEEDS })
    .filter(([english]) => english.includes("%"))
    .map(([english, said]) => ({ made: patternOf(english), said }));
  for (const { made, said } of patterns) {
    const values = made.exec(sentence)?.slice(1);
    if (values) return { said, values };
  }
  return null;
}
function one(sentence: string): string | null {
  const found = matched(sentence);
  if (!found) return null;
  return found.said.replace(/%(\d)/g, (_, n: string) => inside(found.values[Number(n) - 1]));
}
/** What a sentence is about may be a change that is told itself ("Undone: Added '…'"). */
const inside = (value = ""): string => (value.includes(" ") ? one(value) : null) ?? worded(value);

/** What the server says, in the language of the pages; where a sentence of it is not known all of
 *  it as it came, so that nobody reads half of each. */
export function heard(words: string): string {
  const whole = one(words);
  if (whole !== null) return whole;
  const parts = words.split(/(?<=[.!?]) (?=\p{Lu})/u).map(one);
  return parts.includes(null) ? words : parts.join(" ");
}

/** An answer whose reason for being empty is said in the language of the pages. */
export function noted<T>(answer: T): T {
  if (answer === null || typeof answer !== "object" || Array.isArray(answer)) return answer;
  const { why_empty: why } = answer as { why_empty?: unknown };
  return typeof why === "string" ? { ...answer, why_empty: heard(why) } : answer;
}
