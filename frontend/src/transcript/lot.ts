// Which passages of a text one is to code, and between which turns they begin and end.
import type { Assignment } from "../api/assigning";
import type { Turn } from "../api/types";

/** Between two turns: the passage that ended before it, and the one that begins behind it. */
export interface Edge {
  ended: Assignment | null;
  begins: Assignment | null;
}

/** Behind the last turn of a text. */
export const END = "";

/** One's passages of a text, those of a second look while one looks; none where all of it is one's
 * own to code, or nothing of it was given anybody.
 */
export function passagesOf(rows: Assignment[], coder: string, transcript: string): Assignment[] {
  const own = rows.filter((r) => r.coder === coder && r.transcript === transcript),
    looks = own.filter((r) => r.again && r.state === "begun"),
    now = looks.length ? looks : own.filter((r) => !r.again);
  return now.some((r) => !r.stop) ? [] : now.sort((a, b) => a.start - b.start);
}

/** The passage a turn lies in. */
export const passageAt = (passages: Assignment[], turn: Turn): Assignment | null =>
  passages.find((p) => p.start <= turn.start && turn.start < p.stop) ?? null;

/** The edges, by the turn behind each. */
export function edgesOf(turns: Turn[], passages: Assignment[]): Map<string, Edge> {
  const edges = new Map<string, Edge>();
  if (!passages.length) return edges;
  let before: Assignment | null | undefined;
  for (const turn of turns) {
    const now = passageAt(passages, turn);
    if (now !== before) edges.set(turn.id, { ended: before ?? null, begins: now });
    before = now;
  }
  if (before) edges.set(END, { ended: before, begins: null });
  return edges;
}
