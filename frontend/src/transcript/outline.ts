// What stands in the outline of a text: its sections, and who speaks how often.
import type { Statement, Turn } from "../api/types";

/** A section under its heading; turns before the first heading stand under none. */
export interface Part {
  turn: Turn | null;
  title: string;
  turns: Turn[];
}

export interface Voice {
  turns: number;
  statements: number;
}

const SPOKEN = new Set<Turn["kind"]>(["question", "answer", "speech", "unassigned"]);

/** Whether somebody speaks in a turn; headings and notes are nobody's. */
export function spoken(turn: Turn): boolean {
  return SPOKEN.has(turn.kind);
}

/** Where a turn stands among the spoken ones; of a note or heading the next one on, or the one before. */
export function placeAmong(turns: readonly Turn[], here: Turn, on: boolean): number {
  const at = turns.indexOf(here);
  if (at >= 0) return at;
  return on
    ? turns.findIndex((turn) => turn.start >= here.end)
    : turns.findLastIndex((turn) => turn.end <= here.start);
}

/** The spoken turns under their headings. */
export function partsOf(turns: Turn[], cut: (a: number, b: number) => string): Part[] {
  const parts: Part[] = [];
  for (const turn of turns) {
    if (turn.kind === "heading") parts.push({ turn, title: cut(turn.start, turn.end), turns: [] });
    else if (spoken(turn)) {
      if (!parts.length) parts.push({ turn: null, title: "Beginning", turns: [] });
      parts.at(-1)?.turns.push(turn);
    }
  }
  return parts;
}

/** What a turn begins with. */
export interface Opening {
  turn: Turn;
  who: string;
  words: string;
}

/** So much of a turn's words stands in the outline. */
const OPENING = 48;

/** The spoken turns with their first words: the outline of a text without sections. */
export function openingsOf(turns: Turn[], cut: (a: number, b: number) => string): Opening[] {
  return turns.filter(spoken).map((turn) => {
    const words = cut(turn.start, Math.min(turn.end, turn.start + OPENING)),
      whole = turn.end - turn.start <= OPENING;
    return {
      turn,
      who: turn.speaker ?? turn.kind,
      words: (whole ? words : `${words.replace(/\s+\S*$/u, "")} …`).trim(),
    };
  });
}

/** Who speaks, whoever has most turns first. */
export function voicesOf(turns: Turn[], byTurn: Map<string, Statement[]>): [string, Voice][] {
  const voices = new Map<string, Voice>();
  for (const turn of turns.filter(spoken)) {
    const name = turn.speaker ?? "unassigned",
      voice = voices.get(name) ?? { turns: 0, statements: 0 };
    voice.turns += 1;
    voice.statements += byTurn.get(turn.id)?.length ?? 0;
    voices.set(name, voice);
  }
  return [...voices].sort(([, a], [, b]) => b.turns - a.turns);
}

/** The statements of each turn; one that goes over several turns stands in all of them. */
export function statementsByTurn(turns: Turn[], statements: Statement[]): Map<string, Statement[]> {
  const byTurn = new Map<string, Statement[]>();
  for (const statement of statements) {
    for (let i = firstBehind(turns, statement.start); i < turns.length; i += 1) {
      const turn = turns[i];
      if (!turn || turn.start >= statement.end) break;
      const there = byTurn.get(turn.id);
      if (there) there.push(statement);
      else byTurn.set(turn.id, [statement]);
    }
  }
  return byTurn;
}

/** The place of the first turn that ends behind a point of the text. */
function firstBehind(turns: Turn[], point: number): number {
  let low = 0,
    high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle]?.end ?? Infinity) <= point) low = middle + 1;
    else high = middle;
  }
  return low;
}
