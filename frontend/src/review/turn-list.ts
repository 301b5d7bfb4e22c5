// Turns as a person writes them.

/** Turns that one stretch of a list may name at most. */
const MOST = 5000;

/** "3-8, 12" as turn numbers from 0; null where it is no such list, undefined for all. */
export function turnsOf(written: string): number[] | null | undefined {
  if (!written.trim()) return undefined;
  const turns = new Set<number>();
  for (const part of written.split(",")) {
    const m = /^\s*(\d+)\s*(?:[-–]\s*(\d+)\s*)?$/.exec(part);
    if (!m) return null;
    const first = Number(m[1]),
      last = Number(m[2] ?? m[1]);
    if (first < 1 || last - first > MOST) return null;
    for (let n = first; n <= last; n += 1) turns.add(n - 1);
  }
  return [...turns];
}
