// Notes beside their lines, moved apart no further than they must where they would touch.

/** Notes that were moved together, as one: how many, and the mean of where they were wanted. */
interface Pool {
  notes: number;
  wanted: number;
}

/**
 * The tops of notes, in their order, none on another: the least sum of squared moves (isotonic
 * regression of the wanted tops less the heights above, by pooling adjacent violators).
 * `room` is how far down notes may reach; where they are higher together, they go on below it.
 */
export function apart(wanted: number[], heights: number[], room: number): number[] {
  const pools: Pool[] = [],
    above: number[] = [];
  let height = 0;
  wanted.forEach((top, i) => {
    let pool: Pool = { notes: 1, wanted: top - height };
    above.push(height);
    height += heights[i] ?? 0;
    for (let last = pools.at(-1); last && last.wanted >= pool.wanted; last = pools.at(-1)) {
      const notes = last.notes + pool.notes;
      pool = {
        notes,
        wanted: (last.wanted * last.notes + pool.wanted * pool.notes) / notes,
      };
      pools.pop();
    }
    pools.push(pool);
  });
  const lowest = Math.max(0, room - height),
    tops = pools.flatMap((p) =>
      Array<number>(p.notes).fill(Math.min(lowest, Math.max(0, p.wanted))),
    );
  return tops.map((top, i) => Math.round(top + (above[i] ?? 0)));
}
