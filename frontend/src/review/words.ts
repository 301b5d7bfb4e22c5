// What the review page asks of each kind of suggestion, and how it finds words. Offsets are code points.
import { worded } from "../wording/values";
import type { Suggestion } from "../api/types";
import { type Bounds, sentences as sentencesOf } from "../text/sentences";

export interface Ask {
  name: string;
  kind: "concept" | "actor" | "sign" | "choice";
  label: string;
  about: string;
  /** Whom a rule took the words for, where they are a pronoun. */
  guess?: string;
  optional?: boolean;
}

const words = (s: Suggestion, name: string) => {
  const v = s.values[name];
  return typeof v === "string" ? v : "";
};

export const KINDS: Record<string, { label: string; form: string }> = {
  causes: { label: "Causes", form: "cause" },
  quotations: { label: "Reported views", form: "quotation" },
  actors: { label: "Actors to confirm", form: "" },
  relations: { label: "Relations", form: "relation" },
  dates: { label: "Dates and periods", form: "event" },
  predictions: { label: "Predictions", form: "prediction" },
  concepts: { label: "Concepts", form: "code" },
};
export const TEACHABLE = ["causes", "predictions", "dates", "concepts"];
export const kindLabel = (kind: string) => KINDS[kind]?.label ?? kind;
/** What a field is called; one that is not asked for, by its name. */
export const labelOf = (fields: Ask[], name: string) =>
  worded(fields.find((f) => f.name === name)?.label ?? name);
export const formOf = (s: Suggestion) => KINDS[s.kind]?.form ?? "code";

/** The fields of the form a suggestion would become, in the order they are asked for; `about` is the text's words. */
export function asks(s: Suggestion): Ask[] {
  switch (s.kind) {
    case "causes":
      return [
        { name: "cause", kind: "concept", label: "cause", about: words(s, "cause") },
        { name: "effect", kind: "concept", label: "effect", about: words(s, "effect") },
        { name: "sign", kind: "sign", label: "sign", about: "" },
      ];
    case "quotations":
      return [
        {
          name: "quoted",
          kind: "actor",
          label: "quoted",
          about: words(s, "source"),
          guess: words(s, "source_guess"),
          optional: true,
        },
      ];
    case "actors":
      return [];
    case "relations":
      return [
        { name: "actor", kind: "actor", label: "actor", about: words(s, "actor") },
        { name: "relation", kind: "choice", label: "relation", about: words(s, "relation") },
        { name: "target", kind: "actor", label: "target", about: words(s, "target") },
      ];
    case "predictions":
      return [
        { name: "outcome", kind: "concept", label: "outcome", about: words(s, "outcome") },
        {
          name: "direction",
          kind: "choice",
          label: "direction",
          about: words(s, "direction_guess"),
        },
      ];
    case "dates":
      return [{ name: "event", kind: "concept", label: "event", about: "" }];
    default:
      return [{ name: "code", kind: "concept", label: "code", about: "" }];
  }
}

/** What has to be chosen before a suggestion can be accepted; nothing where nothing has. */
export function stillToChoose(lacking: string): string {
  return lacking && `Still to choose: ${lacking}`;
}

const DOUBTS = {
  negated: "a negation stands near it",
  conditional: "said under a condition",
  question: "asked, not said",
};
/** What speaks against a suggestion, in words. */
export const doubts = (s: Suggestion) =>
  (["negated", "conditional", "question"] as const)
    .filter((name) => s.values[name] === true)
    .map((name) => DOUBTS[name]);

export const percent = (x: number | null) => (x === null ? "–" : `${Math.round(x * 100)} %`);
export { counted as count } from "../wording/words";

/** Sentences of `text` between two places (UTF-16 units), trimmed: [start, end] each. */
export function sentences(text: string, from: number, to: number): Bounds[] {
  return sentencesOf(text.slice(from, to)).map(([begin, end]) => [from + begin, from + end]);
}

/** Move an end within `text` by a word or a clause; never past `low` or `high` (UTF-16 units). */
export function moved(
  text: string,
  at: number,
  step: 1 | -1,
  by: "word" | "clause",
  low: number,
  high: number,
  isStart: boolean,
): number {
  const word = by === "clause" ? /[^\s,;:.!?—–][^,;:.!?—–]*/gu : /[\p{L}\p{N}’'-]+/gu;
  const stops = [...text.slice(low, high).matchAll(word)].map(
    (m) => low + m.index + (isStart ? 0 : m[0].trimEnd().length),
  );
  if (step > 0) return stops.find((x) => x > at) ?? at;
  return stops.reverse().find((x) => x < at) ?? at;
}
