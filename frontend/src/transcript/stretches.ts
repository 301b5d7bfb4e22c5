// A text in stretches of a few turns: what the browser leaves out and lays out as one, so that a long text scrolls.
import type { Turn } from "../api/types";

export interface Stretch {
  key: string;
  turns: Turn[];
  height: number;
}

/** At most so many turns, and no more turns once so many characters are reached. */
export const TURNS = 6,
  CHARACTERS = 3000;

/** Each named by its first turn, with its height guessed from its words (62 characters to a line of 31 px). */
export function stretches(turns: Turn[]): Stretch[] {
  const out: Stretch[] = [];
  let last: Stretch | null = null,
    characters = 0;
  for (const turn of turns) {
    if (!last || last.turns.length >= TURNS || characters >= CHARACTERS) {
      out.push((last = { key: turn.id, turns: [], height: 0 }));
      characters = 0;
    }
    last.turns.push(turn);
    characters += turn.end - turn.start;
    last.height += 29 + 31 * Math.max(1, Math.ceil((turn.end - turn.start) / 62));
  }
  return out;
}
