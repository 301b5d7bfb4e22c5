// Two versions of one interview against each other: the pieces of a turn, and what the other text has there.
import type { Beside, Pair, Span, Statement, Turn } from "../api/types";

export type Side = "left" | "right";
export const SIDES: readonly Side[] = ["left", "right"];
export const OTHER: Record<Side, Side> = { left: "right", right: "left" };

/** Turns that stand against each other, and the number of the first of their pairs of sentences. */
export type Row = Beside["rows"][number] & { first: number };

/** A stretch of a turn's words: a sentence with the number of its pair, or what lies between (-1). */
export interface Piece {
  start: number;
  end: number;
  pair: number;
}

/** Where each statement of one text stands in the other, if it does. */
export type Across = Beside["across"];

export function numbered(rows: Beside["rows"]): Row[] {
  let next = 0;
  return rows.map((row) => {
    const first = next;
    next += row.pairs.length;
    return { ...row, first };
  });
}

/** Where rows begin that stand in one text alone, one after the other, and how many turns they
 *  hold: on paper that is said instead of them. */
export function apart(rows: readonly Pick<Row, Side>[]): Map<number, number> {
  const found = new Map<number, number>();
  let begins = -1;
  rows.forEach(({ left, right }, r) => {
    if (left.length && right.length) begins = -1;
    else {
      if (begins < 0) begins = r;
      found.set(begins, (found.get(begins) ?? 0) + left.length + right.length);
    }
  });
  return found;
}

/** A turn's words in pieces, all of them and in their order. */
export function pieces(side: Side, turn: Turn, row: { pairs: Pair[]; first: number }): Piece[] {
  const found: Piece[] = [];
  let last = turn.start;
  row.pairs.forEach((pair, i) => {
    const span = pair[side];
    if (!span || span[1] <= turn.start || span[0] >= turn.end) return;
    const start = Math.max(span[0], turn.start),
      end = Math.min(span[1], turn.end);
    if (start > last) found.push({ start: last, end: start, pair: -1 });
    found.push({ start, end, pair: row.first + i });
    last = end;
  });
  if (last < turn.end) found.push({ start: last, end: turn.end, pair: -1 });
  return found;
}

export const touching = (statements: Statement[], start: number, end: number): Statement[] =>
  statements.filter((s) => s.start < end && start < s.end);

/** The other text's statements whose place in this one touches a stretch of it. */
export const echoed = (others: Statement[], across: Across, start: number, end: number) =>
  others.filter(({ id }) => {
    const place = across[id];
    return !!place && place[0] < end && start < place[1];
  });

/** Those that begin in a turn: in its margin each is named once. */
export const echoedFirst = (others: Statement[], across: Across, turn: Turn): Statement[] =>
  others.filter(({ id }) => {
    const place = across[id];
    return !!place && turn.start <= place[0] && place[0] < turn.end;
  });

/** The number of the next pair in doubt behind one, or the first of all; nothing where none is. */
export const nextDoubt = (pairs: Pair[], at: number): number | undefined => {
  const doubts = pairs.flatMap((pair, i) => (pair.doubt ? [i] : []));
  return doubts.find((i) => i > at) ?? doubts[0];
};

/** The right sentence the left one of a pair shifts to: the next further on (1) or back (-1). */
export function shifted(pairs: Pair[], at: number, by: 1 | -1): Span | null {
  for (let i = at + by; i >= 0 && i < pairs.length; i += by) {
    const span = pairs[i]!.right;
    if (span && span[0] !== pairs[at]!.right?.[0]) return span;
  }
  return null;
}
