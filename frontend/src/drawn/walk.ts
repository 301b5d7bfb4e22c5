// Walking a network by key: along ties where they lead, by name, and round the one that was left.
import { nearest, type Middle, type Way } from "./rove";

export interface Stop extends Middle {
  key: string;
}
const ASIDE: Record<Way, (dx: number, dy: number) => [number, number]> = {
  ArrowLeft: (dx, dy) => [-dx, Math.abs(dy)],
  ArrowRight: (dx, dy) => [dx, Math.abs(dy)],
  ArrowUp: (dx, dy) => [-dy, Math.abs(dx)],
  ArrowDown: (dx, dy) => [dy, Math.abs(dx)],
};
/** How much further aside than on a tie may lead and still go that way (tangent of 75 degrees). */
const SLANTING = 3.7;

/** The one that a tie leads to in a direction, the straightest near one first; none: null. */
export function along(from: Middle, tied: readonly Stop[], way: Way): string | null {
  let best: string | null = null,
    least = Infinity;
  for (const { key, x, y } of tied) {
    const [on, aside] = ASIDE[way](x - from.x, y - from.y);
    if (on <= 0 || aside > on * SLANTING) continue;
    // a tie that leads more aside than on belongs to another arrow, unless this one has none
    const far = Math.hypot(on, aside) + (aside > on ? 1_000_000 + aside / on : 2 * aside);
    if (far < least) [best, least] = [key, far];
  }
  return best;
}

/** Where an arrow leads: along a tie, else to whatever lies nearest that way. */
export function led(
  from: Middle,
  tied: readonly Stop[],
  every: readonly Stop[],
  way: Way,
): string | null {
  const tie = along(from, tied, way);
  if (tie !== null) return tie;
  const k = nearest(from, every, way);
  return k === null ? null : (every[k]?.key ?? null);
}

/** The next of a ring of keys round a node, behind the one that is told; the last begins anew. */
export function round(ring: readonly string[], at: string, by: 1 | -1): string | null {
  const k = ring.indexOf(at);
  if (k < 0) return ring[0] ?? null;
  return ring[(k + by + ring.length) % ring.length] ?? null;
}

const plain = (words: string): string =>
  words.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** The next name behind `at` that begins so, or has a word that does; the first ones again after
 *  the last. */
export function named(
  names: readonly (readonly [string, string])[],
  letters: string,
  at: string | null,
): string | null {
  const from = names.findIndex(([key]) => key === at),
    begin = letters.length > 1 ? from : from + 1,
    turned = [...names.slice(Math.max(0, begin)), ...names.slice(0, Math.max(0, begin))],
    wanted = plain(letters);
  const starts = turned.find(([, name]) => plain(name).startsWith(wanted)),
    words = () => turned.find(([, name]) => plain(name).includes(` ${wanted}`));
  return (starts ?? words())?.[0] ?? null;
}

/** Letters typed soon after one another are one word; the same letter again goes on. */
export class Letters {
  private word = "";
  private last = -Infinity;
  constructor(private readonly patience = 900) {}

  typed(letter: string, now: number): string {
    const soon = now - this.last < this.patience;
    this.word = soon && this.word !== letter ? this.word + letter : letter;
    this.last = now;
    return this.word;
  }
}

export const isLetter = (key: string): boolean => /^\p{L}$/u.test(key);
