// A turn's words cut where statements begin and end, with a lane for each statement so that overlaps stay readable.
import type { Statement } from "../api/types";

export interface Segment {
  text: string;
  marks: Statement[];
}

export const LANES = 3;

/** Lane per statement: the longest nearest the words; statements that do not overlap share a lane. */
export function lanes(statements: Statement[]): Map<string, number> {
  const ends: number[][] = [];
  const out = new Map<string, number>();
  const free = (taken: number[], s: Statement) => {
    for (let i = 0; i < taken.length; i += 2)
      if (s.start < taken[i + 1]! && taken[i]! < s.end) return false;
    return true;
  };
  for (const s of [...statements].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start,
  )) {
    let lane = 0;
    while (ends[lane] && !free(ends[lane]!, s)) lane += 1;
    (ends[lane] ??= []).push(s.start, s.end);
    out.set(s.id, lane);
  }
  return out;
}

/** `text` begins at code point `start`; `cut` slices it by code points. */
export function segments(
  start: number,
  end: number,
  statements: Statement[],
  cut: (a: number, b: number) => string,
): Segment[] {
  const edges = new Set([start, end]);
  for (const s of statements) {
    edges.add(Math.min(end, Math.max(start, s.start)));
    edges.add(Math.min(end, Math.max(start, s.end)));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const lane = lanes(statements);
  const out: Segment[] = [];
  for (let i = 0; i + 1 < sorted.length; i += 1) {
    const a = sorted[i]!,
      b = sorted[i + 1]!;
    const marks = statements.filter((s) => s.start <= a && s.end >= b && lane.get(s.id)! < LANES);
    marks.sort((x, y) => lane.get(y.id)! - lane.get(x.id)!);
    out.push({ text: cut(a, b), marks });
  }
  return out;
}
