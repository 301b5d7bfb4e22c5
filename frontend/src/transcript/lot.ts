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
  const now = nowOf(rows, coder, transcript);
  return now.some((r) => !r.stop) ? [] : now.sort((a, b) => a.start - b.start);
}

/** The text as a whole, where that was given one to code. */
export const wholeOf = (rows: Assignment[], coder: string, transcript: string): Assignment | null =>
  nowOf(rows, coder, transcript).find((r) => !r.stop) ?? null;

/** What one codes in a text now: of a second look only what is looked at again. */
function nowOf(rows: Assignment[], coder: string, transcript: string): Assignment[] {
  const own = rows.filter((r) => r.coder === coder && r.transcript === transcript),
    looks = own.filter((r) => r.again && r.state === "begun");
  return looks.length ? looks : own.filter((r) => !r.again);
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
