// The marks of a first look in one order, cut into what is said of them.
import type { FirstLook, LookMark } from "../api/accounts";

export const KINDS = ["quotations", "causes", "forecasts", "relations", "dates"] as const;
export type Kind = (typeof KINDS)[number];
export const HEADS: Record<Kind, string> = {
  quotations: "Quotations",
  causes: "Claims of cause",
  forecasts: "Forecasts",
  relations: "Relations",
  dates: "Told dates",
};
export const ASKS: Record<Kind, string> = {
  quotations: "Are somebody’s words called in here?",
  causes: "Is this a claim of cause?",
  forecasts: "Is this a forecast?",
  relations: "Does one stand so to the other here?",
  dates: "Is this the time that is spoken of?",
};
/** Kind of the suggestion that is kept of a mark -> where it stands on this page. */
const PLACE: Record<string, Kind> = {
  quotations: "quotations",
  causes: "causes",
  predictions: "forecasts",
  relations: "relations",
  dates: "dates",
};
export const kindOf = (mark: LookMark): Kind => PLACE[mark.kind] ?? "causes";
export const trustKind = (kind: Kind): string => (kind === "forecasts" ? "predictions" : kind);

export const inOrder = (look: FirstLook): LookMark[] => KINDS.flatMap((kind) => look[kind]);

/** A sentence as pieces: before, within the passage, on the cue. Offsets are code points. */
export interface Piece {
  text: string;
  said: boolean;
  cue: boolean;
}
export function pieces(mark: LookMark): Piece[] {
  const letters = Array.from(mark.sentence);
  const [from, to] = mark.said;
  const [on, off] = mark.cue ?? [0, 0];
  const edges = [...new Set([0, from, on, off, to, letters.length])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((a, i) => ({
    text: letters.slice(a, edges[i + 1]).join(""),
    said: a >= from && a < to,
    cue: a >= on && a < off,
  }));
}

/** Told dates by their first year; those that are no year stand apart. */
export function byYear(dates: readonly LookMark[]): {
  years: [number, LookMark[]][];
  apart: LookMark[];
} {
  const found = new Map<number, LookMark[]>();
  const apart: LookMark[] = [];
  for (const mark of dates) {
    const first = /-?\d{2}[\dX]{2}/.exec(mark.edtf ?? "")?.[0];
    if (!first) apart.push(mark);
    else {
      const year = Number(first.replaceAll("X", "0"));
      found.set(year, [...(found.get(year) ?? []), mark]);
    }
  }
  return { years: [...found].sort(([a], [b]) => a - b), apart };
}

/** How many circles high each stack begins, so that none lies on one nearer than `room`. */
export function lifts(stacks: readonly { at: number; high: number }[], room: number): number[] {
  const found: number[] = [];
  stacks.forEach(({ at }, i) => {
    const under = stacks.slice(0, i).map((s, j) => (at - s.at < room ? found[j]! + s.high : 0));
    found.push(Math.max(0, ...under));
  });
  return found;
}
