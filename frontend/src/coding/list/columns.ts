// The columns of the list of statements: which there are, which are shown, and in what order.
import type { GROUPINGS } from "../../api/sets";
import type { Form, Statement } from "../../api/types";

export type Sort =
  | "start"
  | "form"
  | "reading"
  | "holder"
  | "commitment"
  | "about"
  | "speaker"
  | "title"
  | "coder"
  | "made_at";
export type Column = Sort | "memo";

/** Every column by what it is called in the head; the sentence is always there, first. */
export const COLUMNS: Record<Column, string> = {
  start: "sentence",
  form: "form",
  reading: "statement",
  holder: "holder",
  commitment: "commitment",
  about: "about",
  speaker: "speaker",
  title: "text",
  memo: "memo",
  coder: "coder",
  made_at: "coded on",
};

export const FIRST: Column[] = ["start", "form", "reading", "holder", "commitment", "about"];

/** What was remembered as far as there are such columns, each once, the sentence first. */
export function arranged(remembered: unknown): Column[] {
  const known = Array.isArray(remembered)
    ? [...new Set(remembered)].filter((c): c is Column => typeof c === "string" && c in COLUMNS)
    : FIRST;
  return ["start", ...known.filter((c) => c !== "start")];
}

/** The columns with one a place further left or right; never before the sentence. */
export function moved(columns: Column[], column: Column, by: number): Column[] {
  const at = columns.indexOf(column),
    to = Math.max(1, Math.min(columns.length - 1, at + by));
  if (at < 1 || to === at) return columns;
  const others = columns.filter((c) => c !== column);
  return [...others.slice(0, to), column, ...others.slice(to)];
}

export type Grouping = "" | (typeof GROUPINGS)[number];

/** What the list is sorted by so that groups stand together. */
export const SORTED: Record<Exclude<Grouping, "">, Sort> = {
  code: "reading",
  speaker: "speaker",
  text: "title",
};

/** The heading a statement stands under. */
export function groupOf(s: Statement, by: Grouping, forms: Map<string, Form>): string {
  if (by === "speaker") return s.speaker ?? "Nobody named";
  if (by === "text") return s.title || "Without a title";
  const first = forms.get(s.form)?.fields[0],
    value = first && s.values[first.name];
  return value === null || value === undefined || value === "" ? "Without a code" : String(value);
}
