// The map that grows while causes are decided: its arrows, and the few beside what is at hand.
import type { Decided, Statement, Value } from "../api/types";

export interface Arrow {
  cause: string;
  sign: string;
  effect: string;
  /** Whether it came with one of the last decisions. */
  fresh: boolean;
}

/** Arrows that are shown beside what is at hand. */
const FEW = 5;

/** Each arrow once: those of the statements, then those that are still being written. */
export function arrowsOf(causes: Statement[], decisions: Decided[]): Arrow[] {
  const arrows = new Map<string, Arrow>();
  const add = (values: Record<string, Value> | undefined, fresh: boolean) => {
    if (!values?.cause || !values.effect) return;
    const [cause, effect, sign] = [values.cause, values.effect, values.sign].map(String);
    if (cause && effect && sign)
      arrows.set(`${cause}\u0000${effect}\u0000${sign}`, { cause, sign, effect, fresh });
  };
  const lately = new Set(decisions.map((d) => d.statement));
  for (const s of causes) add(s.values, lately.has(s.id));
  for (const d of [...decisions].reverse()) if (d.kind === "causes") add(d.made?.values, true);
  return [...arrows.values()];
}

/** Causes the map beside the queue is made of, where there are more. */
export const NEWEST = 300;

/** The few arrows that matter now: those that touch some factors, then the newest. */
export function nearArrows(arrows: Arrow[], factors: (string | undefined)[]): Arrow[] {
  const ends = factors.filter(Boolean),
    touching = arrows.filter((a) => ends.includes(a.cause) || ends.includes(a.effect)),
    fresh = arrows.filter((a) => a.fresh).reverse();
  return [...new Set([...touching, ...fresh, ...arrows])].slice(0, FEW);
}

/** How many factors some arrows have. */
export function factorCount(arrows: Arrow[]): number {
  return new Set(arrows.flatMap((a) => [a.cause, a.effect])).size;
}
