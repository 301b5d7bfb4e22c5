// A matrix put in order: camp by camp, and what rows and columns sum to.

export interface Ordered {
  /** Numbers of the rows and columns of the matrix, in the order they are shown. */
  rows: number[];
  columns: number[];
  /** Rows (and columns) after which another camp begins. */
  breaks: Set<number>;
  rowSums: number[];
  columnSums: number[];
}

export function ordered(
  rows: readonly string[],
  columns: readonly string[],
  matrix: readonly (readonly number[])[],
  groups: readonly (readonly string[])[],
): Ordered {
  // a large matrix comes in part: not everybody of a camp has a row
  const at = new Map(rows.map((name, i) => [name, i])),
    camps = groups.map((group) => group.flatMap((name) => at.get(name) ?? [])),
    inCamps = camps.flat(),
    known = new Set(inCamps),
    rest = rows.map((_, i) => i).filter((i) => !known.has(i)),
    order = groups.length ? [...inCamps, ...rest] : rest;
  const breaks = new Set<number>();
  let last = -1;
  for (const camp of camps) {
    last += camp.length;
    if (last >= 0 && last < order.length - 1) breaks.add(order[last]!);
  }
  const oneMode = groups.length > 0;
  return {
    rows: order,
    columns: oneMode ? order : columns.map((_, j) => j),
    breaks,
    rowSums: rows.map((_, i) => sum(matrix[i] ?? [])),
    columnSums: columns.map((_, j) => sum(matrix.map((row) => row[j] ?? 0))),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
