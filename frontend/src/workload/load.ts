// What a list of assignments says of texts, coders and pairs.
import type { Assignment } from "../api/assigning";
import { textPlace } from "../text/places";

/** A shape for each state, so that it is told without colour; what asks for somebody first. */
export const SHAPES: Record<Assignment["state"], string> = {
  returned: "↩",
  begun: "◐",
  open: "○",
  waiting: "◌",
  finished: "●",
  adjudicated: "◆",
};

const DAY = 86_400_000;

/** Where an assignment's text is opened: at its first turn. */
export const address = (one: Assignment): string =>
  one.stop ? textPlace(one.transcript, one.start) : `#/read/${one.transcript}`;

/** What is given to coders: texts, or passages of them too. */
export const counting = (rows: Assignment[]): "text" | "passage" =>
  rows.some((r) => r.stop && !r.again) ? "passage" : "text";

/** One thing to code, whoever codes it. */
const unit = (one: Assignment) => `${one.transcript} ${one.start} ${one.again}`;

export interface Load {
  coder: string;
  all: number;
  finished: number;
  /** Second looks, which are no more of the material read. */
  looks: number;
  looked: number;
  /** Since when the oldest unfinished one waits; "" where none does. */
  oldest: string;
  /** Texts finished on a day on which any was, the middle one; null before the first. */
  pace: number | null;
}

const done = (one: Assignment) => one.state === "finished" || one.state === "adjudicated";

/** Who has how much, by name. */
export function loads(rows: Assignment[]): Load[] {
  const names = [...new Set(rows.map((r) => r.coder))].sort();
  return names.map((coder) => {
    const given = rows.filter((r) => r.coder === coder),
      own = given.filter((r) => !r.again),
      looks = given.filter((r) => r.again);
    const waiting = own.filter((r) => !done(r) && r.at).map((r) => r.at);
    const days = new Map<number, number>();
    for (const one of own.filter((r) => r.finished)) {
      const day = Math.floor(Date.parse(one.finished) / DAY);
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    return {
      coder,
      all: own.length,
      finished: own.filter(done).length,
      looks: looks.length,
      looked: looks.filter(done).length,
      oldest: waiting.sort()[0] ?? "",
      pace: median([...days.values()]),
    };
  });
}

/** How many texts or passages each two coders share, those for calibration not counted. */
export function pairs(rows: Assignment[]): { names: string; texts: number }[] {
  const held = new Map<string, string[]>();
  for (const one of rows.filter((r) => r.part === "double"))
    held.set(unit(one), [...(held.get(unit(one)) ?? []), one.coder]);
  const found = new Map<string, number>();
  for (const coders of held.values()) {
    if (coders.length < 2) continue; // the other one was withdrawn
    const names = coders.sort().join(" and ");
    found.set(names, (found.get(names) ?? 0) + 1);
  }
  return [...found].sort().map(([names, texts]) => ({ names, texts }));
}

/** Texts and passages with who has them, in the order in which they come. */
export function byText(rows: Assignment[]): { id: string; one: Assignment; of: Assignment[] }[] {
  const texts = new Map<string, { id: string; one: Assignment; of: Assignment[] }>();
  for (const one of rows) {
    const known = texts.get(unit(one)) ?? { id: unit(one), one, of: [] };
    known.of.push(one);
    texts.set(unit(one), known);
  }
  return [...texts.values()];
}

function median(numbers: number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  if (!sorted.length) return null;
  const high = sorted[Math.floor(half)] ?? 0;
  const low = sorted[Math.ceil(half) - 1] ?? 0;
  return (low + high) / 2;
}
