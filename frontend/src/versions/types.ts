// What the server answers about versions of a text. Offsets are code points, end exclusive.
import type { Statement, Transcript } from "../types";

export type Span = [number, number];
export interface Moved {
  id: string;
  what: string;
  was: Span;
  quote: string;
  start?: number;
  end?: number;
  before?: string;
}
export interface Corrected {
  transcript: string;
  kept: Moved[];
  moved: Moved[];
  unplaced: Moved[];
}
export interface Unsettled {
  statement: string;
  transcript: string;
  what: "moved" | "unplaced";
  before: string;
  near: number;
  now: Statement;
}
export interface Decided {
  statement: string;
  do: "here" | "keep" | "delete";
  start?: number;
  end?: number;
}
export interface Part {
  id: string;
  title: string;
  date: string | null;
  source: string;
  url: string;
  start: number;
  end: number;
}
export interface Seam {
  before: string;
  part: string;
  left: Span;
  right: Span;
  letters: number;
  words: string;
}
export interface About {
  current: string;
  parts: Part[];
  beside: { id: string; title: string }[];
}
export interface Pair {
  left: Span | null;
  right: Span | null;
  doubt: string;
  told: boolean;
}
export interface Beside {
  left: Transcript;
  right: Transcript;
  ratio: number;
  rows: { left: string[]; right: string[]; pairs: Pair[] }[];
  statements: Statement[];
  across: Record<string, Span | null>;
}
export type Relinking = {
  left: string;
  right: string;
  verb: "link" | "alone" | "shift" | "forget";
  one: Span | null;
  other: Span | null;
};
