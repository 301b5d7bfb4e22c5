// Why a passage was found, in the language of the pages: the rules say it in English, clause by clause.
// Each clause stands here as they say it, %1, %2 for what it is about; where one is not known, all of it
// stays English, so that nobody reads half of each. (tests/test_sentences.py: the rules say each of them.)
import { patternOf } from "./heard";

const CLAUSES: Readonly<Record<string, string>> = {
  "“%1” names a cause on its right": "“%1” names a cause on its right",
  "“%1” names a cause on its left": "“%1” names a cause on its left",
  "“%1” is a verb of making or unmaking: the cause stands on its left":
    "“%1” is a verb of making or unmaking: the cause stands on its left",
  "“%1” is a verb of making or unmaking: the cause stands on its right":
    "“%1” is a verb of making or unmaking: the cause stands on its right",
  "“%1” opens with a cause": "“%1” opens with a cause",
  "“%1” looks back to a cause in the sentence before":
    "“%1” looks back to a cause in the sentence before",
  "“%1” tells a cause": "“%1” tells a cause",
  "the cause stands behind it": "the cause stands behind it",
  "the cause stands before it": "the cause stands before it",
  "%1 of %2 such news sentences were causal": "%1 of %2 such news sentences were causal",
  "too rare to have been counted": "too rare to have been counted",
  "how often that is meant so was not counted": "how often that is meant so was not counted",
  "The verb hints at %1, a guess": "The verb hints at %1, a guess",
  "It is asked, not said": "It is asked, not said",
  "It names an aim: what is wanted counts as the reason for what is done":
    "It names an aim: what is wanted counts as the reason for what is done",
  "Its subject is somebody who speaks of a deed, or it stands where no clause is":
    "Its subject is somebody who speaks of a deed, or it stands where no clause is",
  "It gives the reason for asking": "It gives the reason for asking",
  "It is a condition or reason of the talk itself, not of what is told":
    "It is a condition or reason of the talk itself, not of what is told",
  "It is denied that this is the cause": "It is denied that this is the cause",
  "It tells what the speaker concludes, not what follows":
    "It tells what the speaker concludes, not what follows",
  "“%1” with “%2” beside it tells somebody's view":
    "“%1” with “%2” beside it tells somebody’s view",
  "“%1” with “%2” tells somebody's view": "“%1” with “%2” tells somebody’s view",
  "“%1”, by nobody named, tells somebody's view": "“%1”, by nobody named, tells somebody’s view",
  "In quotation marks": "In quotation marks",
  "In quotation marks, with “%1” before it": "In quotation marks, with “%1” before it",
  "In quotation marks, with “%1” behind it": "In quotation marks, with “%1” behind it",
  "In quotation marks, with “%1” in the clause": "In quotation marks, with “%1” in the clause",
  "In quotation marks, with “%1” goes on from the quotation before":
    "In quotation marks, with “%1” goes on from the quotation before",
  "In quotation marks, with “%1”": "In quotation marks, with “%1”",
  "the words “%1” say whose": "the words “%1” say whose",
  "“%1” says whose": "“%1” says whose",
  "whose, is not said": "whose, is not said",
  "nothing near says whose words they are": "nothing near says whose words they are",
  "nothing says whose words they are": "nothing says whose words they are",
  "A few words in quotation marks without a reporting verb: perhaps held at arm's length":
    "A few words in quotation marks without a reporting verb: perhaps held at arm’s length",
  "One of several lines of dialogue": "One of several lines of dialogue",
  "Behind a dash": "Behind a dash",
  "Behind a dash among lines of a dialogue": "Behind a dash among lines of a dialogue",
  "“%1” with “%2” says whose": "“%1” with “%2” says whose",
  "“%1” reports it and names nobody": "“%1” reports it and names nobody",
  "the speaker's own": "the speaker’s own",
  "asked or supposed": "asked or supposed",
  "supposed, not said": "supposed, not said",
  "asked for, not said": "asked for, not said",
  asked: "asked",
  denied: "denied",
  "inferred from things, not said by somebody": "inferred from things, not said by somebody",
  "what follows tells no words": "what follows tells no words",
  "perhaps not of these words": "perhaps not of these words",
  "a formula of procedure": "a formula of procedure",
  "“%1” is a pronoun: who that is, you say": "“%1” is a pronoun: who that is, you say",
  "“%1” is a pronoun, perhaps %2, who is named before: you say":
    "“%1” is a pronoun, perhaps %2, who is named before: you say",
  "“%1” speaks of what is to come": "“%1” speaks of what is to come",
  "“%1” says when": "“%1” says when",
  "Capitalised, named once": "Capitalised, named once",
  "Capitalised, named %1 times": "Capitalised, named %1 times",
  "“%1” is an organisation's word": "“%1” is an organisation’s word",
  "with a title": "with a title",
  "two names": "two names",
  "after “%1”, “%2” or the like": "after “%1”, “%2” or the like",
  "“%1”, “%2”, “%3” or a role beside it": "“%1”, “%2”, “%3” or a role beside it",
  "“%1”, staff or members beside it": "“%1”, staff or members beside it",
  "capitals throughout": "capitals throughout",
  "a capital inside, as companies have": "a capital inside, as companies have",
  "speaks in this text": "speaks in this text",
  "a country": "a country",
  "may be %1": "may be %1",
  "“%1” counts from the day of speaking": "“%1” counts from the day of speaking",
  "“%1” counts from a time told before it": "“%1” counts from a time told before it",
  "“%1” counts back from when it is told": "“%1” counts back from when it is told",
  "“%1” counts from a birth or a life the text does not date":
    "“%1” counts from a birth or a life the text does not date",
  "“%1” counts from a day that is not known exactly enough":
    "“%1” counts from a day that is not known exactly enough",
  "“%1” is counted from a day the text does not say":
    "“%1” is counted from a day the text does not say",
  "“%1” names no year": "“%1” names no year",
  "“%1” is a time with a name": "“%1” is a time with a name",
  "when exactly, you say": "when exactly, you say",
  "when exactly it began, you say": "when exactly it began, you say",
  "when that was, you say": "when that was, you say",
  "“%1” reads %2 in EDTF": "“%1” reads %2 in EDTF",
  "“%1”, counted from the day of speaking, reads %2 in EDTF":
    "“%1”, counted from the day of speaking, reads %2 in EDTF",
  "“%1”, counted from %2 reads %3 in EDTF": "“%1”, counted from %2 reads %3 in EDTF",
  "“%1” tells how %2 stands to %3": "“%1” tells how %2 stands to %3",
  "the passive turns them round": "the passive turns them round",
  "“%1” is read as %2": "“%1” is read as %2",
};

/** Where a clause may end. */
const ENDS = /[.;](?: |$)/g;

let patterns: { made: RegExp; said: string }[] | null = null;

function clause(words: string): string | null {
  const exact = CLAUSES[words];
  if (exact !== undefined) return exact;
  patterns ??= Object.entries(CLAUSES)
    .filter(([english]) => english.includes("%"))
    .map(([english, said]) => ({ made: patternOf(english), said }));
  for (const { made, said } of patterns) {
    const values = made.exec(words);
    if (values) return said.replace(/%(\d)/g, (_, n: string) => values[Number(n)] ?? "");
  }
  return null;
}

/** The clauses from a place on, null where one of them is not known: a name may hold a stop itself. */
function clauses(why: string, from: number): string | null {
  if (from >= why.length) return "";
  for (const end of why.matchAll(ENDS)) {
    if (end.index < from) continue;
    const said = clause(why.slice(from, end.index)),
      rest = said === null ? null : clauses(why, end.index + end[0].length);
    if (said !== null && rest !== null) return said + end[0] + rest;
  }
  return null;
}

/** Why something was found, as this person reads it. */
export const whyFound = (why: string): string => clauses(why, 0) ?? why;
