// Sentences the server writes, in the language of the pages. It says them in English, with what they
// are about; here each stands as it says it, %1 and %2 for what changes. One that is not here stays
// English. (tests/test_sentences.py: the server says each of them, and each has its translations.)
import { DEEDS } from "./deeds";
import { worded } from "./values";

const SENTENCES: Readonly<Record<string, string>> = {
  "Nothing was written.": "Nothing was written.",
  "Nothing was changed.": "Nothing was changed.",
  "Nothing was done; look again.": "Nothing was done; look again.",
  "Nothing was written; choose which is to stand.":
    "Nothing was written; choose which is to stand.",
  "Nothing was written; try again.": "Nothing was written; try again.",
  "Try again.": "Try again.",
  "There is no %1 '%2'.": "There is no %1 '%2'.",
  "Did you mean '%1'?": "Did you mean '%1'?",
  "There are: %1.": "There are: %1.",
  "There are none yet.": "There are none yet.",
  "There is '%1' already.": "There is '%1' already.",
  "Merge the two instead.": "Merge the two instead.",
  "A name cannot be empty.": "A name cannot be empty.",
  "There is a %1 '%2' already; choose another name.":
    "There is a %1 '%2' already; choose another name.",
  "'%1' cannot stand under itself.": "'%1' cannot stand under itself.",
  "There is nothing to undo.": "There is nothing to undo.",
  "There is nothing to undo for %1.": "There is nothing to undo for %1.",
  "The newest change is %1's (%2); the history can take it back (change %3).":
    "The newest change is %1's (%2); the history can take it back (change %3).",
  "There is nothing to do again.": "There is nothing to do again.",
  "There is no change %1.": "There is no change %1.",
  "Change %1 is undone already.": "Change %1 is undone already.",
  "Something stands on this change by now, so it cannot be taken back alone.":
    "Something stands on this change by now, so it cannot be taken back alone.",
  "Take those back too, or leave it.": "Take those back too, or leave it.",
  "A %1 was deleted by somebody else meanwhile.": "A %1 was deleted by somebody else meanwhile.",
  "A %1 was changed by somebody else meanwhile.": "A %1 was changed by somebody else meanwhile.",
  "A %1 needs '%2'.": "A %1 needs '%2'.",
  "The span %1–%2 holds nothing but blanks.": "The span %1–%2 holds nothing but blanks.",
  "Both ends of the relation are one actor; name the other it stands to.":
    "Both ends of the relation are one actor; name the other it stands to.",
  "The expression '%1' takes too long and was stopped.":
    "The expression '%1' takes too long and was stopped.",
  "Write it with fewer + and *, above all not one around another.":
    "Write it with fewer + and *, above all not one around another.",
  "A memo needs words; delete it if it is to go.": "A memo needs words; delete it if it is to go.",
  "'%1' is not a date; write it like 2024-03-14, 2024-03 or 2024.":
    "'%1' is not a date; write it like 2024-03-14, 2024-03 or 2024.",
  "'%1' is used by %2.": "'%1' is used by %2.",
  "Recode them, or merge it into another.": "Recode them, or merge it into another.",
  "Choose at least one other to merge.": "Choose at least one other to merge.",
  "%1 is in the project already, as '%2' (%3).": "%1 is in the project already, as '%2' (%3).",
  "%1 is empty; there is nothing to read in it.": "%1 is empty; there is nothing to read in it.",
  "%1 has only blanks; there is nothing to read in it.":
    "%1 has only blanks; there is nothing to read in it.",
  "%1 reads in no known encoding; save it as UTF-8 and try again.":
    "%1 reads in no known encoding; save it as UTF-8 and try again.",
  "%1 is an old Word document (.doc); save it as .docx and try again.":
    "%1 is an old Word document (.doc); save it as .docx and try again.",
  "%1 is of a kind nobody here reads; what is read: %2.":
    "%1 is of a kind nobody here reads; what is read: %2.",
  "%1 holds pictures of pages and no words (a scan); run text recognition on it first.":
    "%1 holds pictures of pages and no words (a scan); run text recognition on it first.",
  "%1 did not arrive whole.": "%1 did not arrive whole.",
  "%1 holds no files to read.": "%1 holds no files to read.",
  "%1 is damaged: it is not a zip archive, or not a whole one.":
    "%1 is damaged: it is not a zip archive, or not a whole one.",
  "This file is no longer at hand.": "This file is no longer at hand.",
  "Choose it again; nothing was written.": "Choose it again; nothing was written.",
  "Type the title of the text as it stands to erase it for good.":
    "Type the title of the text as it stands to erase it for good.",
  "There are no statements.": "There are no statements.",
  "No statement in the selection says who its %1 is.":
    "No statement in the selection says who its %1 is.",
  "Name who speaks, and every statement of that speaker follows.":
    "Name who speaks, and every statement of that speaker follows.",
  "No statement in the selection has a value for '%1'.":
    "No statement in the selection has a value for '%1'.",
  "No statement has a %1 among %2.": "No statement has a %1 among %2.",
  "No statement tells a view that is %1.": "No statement tells a view that is %1.",
  "No statement lies between %1 and %2.": "No statement lies between %1 and %2.",
  "No statement lies in this window.": "No statement lies in this window.",
  "Only one %1 is left (%2), so there is nobody to be linked with.":
    "Only one %1 is left (%2), so there is nobody to be linked with.",
  "No two actors stand together, so there is no coalition.":
    "No two actors stand together, so there is no coalition.",
  "Nobody is congruent or in conflict with anybody, so there are no camps to find.":
    "Nobody is congruent or in conflict with anybody, so there are no camps to find.",
  "There are %1 actors, too few for %2 camps.": "There are %1 actors, too few for %2 camps.",
  "There is no tie, so nothing to be balanced.": "There is no tie, so nothing to be balanced.",
  "No statement has a date.": "No statement has a date.",
  "No statement in the selection has a date; give its text one in the library.":
    "No statement in the selection has a date; give its text one in the library.",
  "Nobody states a cause here yet.": "Nobody states a cause here yet.",
  "Mark a sentence and code it as a cause.": "Mark a sentence and code it as a cause.",
  "%1 cannot be written: the file or its folder is read-only.":
    "%1 cannot be written: the file or its folder is read-only.",
  "Copy it first.": "Copy it first.",
  "A project is called by 1 to %1 letters.": "A project is called by 1 to %1 letters.",
  "A project's name has at most %1 letters.": "A project's name has at most %1 letters.",
  "%1 is no longer in %2.": "%1 is no longer in %2.",
  "Put it back, or open it where it lies now with 'hustings serve'.":
    "Put it back, or open it where it lies now with 'hustings serve'.",
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
const patternOf = (english: string): RegExp =>
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
