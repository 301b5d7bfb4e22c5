// A mark is made longer and shorter by keys: its end by words, clauses or sentences, its beginning by words.
import { sentences } from "../text/sentences";

/** What a mark grows by: what an expression finds, or whole sentences. */
export type Piece = RegExp | "sentence";

/** A word with the space behind it. */
export const WORD = /\S+\s*/g;

/** Words up to a mark that ends a clause, with quotes and space behind it. */
export const CLAUSE = /[^,;:.!?…—–]*[,;:.!?…—–]+["”’)]*\s*/g;

/**
 * The next end of a mark that goes from `start` to `end` in some words: on to the end of a piece
 * of speech (`by`), or back to the one before, never to the beginning of the mark.
 */
export function endMoved(
  words: string,
  start: number,
  end: number,
  by: Piece,
  on: boolean,
): number {
  const stops =
    by === "sentence"
      ? sentences(words).map(([, stop]) => stop)
      : [...words.matchAll(by)].map((m) => m.index + m[0].trimEnd().length);
  stops.push(words.length);
  if (on) return stops.find((stop) => stop > end) ?? words.length;
  return stops.reverse().find((stop) => stop < end && stop > start) ?? end;
}

/** The beginning of the word behind a mark's beginning, or before it; as it is where none fits. */
export function startMoved(words: string, start: number, end: number, on: boolean): number {
  const starts = [0, ...[...words.matchAll(/\s+/g)].map((m) => m.index + m[0].length)];
  const next = on ? starts.find((s) => s > start) : starts.reverse().find((s) => s < start);
  return next !== undefined && next < end ? next : start;
}
