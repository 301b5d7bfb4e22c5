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
  const inCamps = groups.flat().map((name) => rows.indexOf(name)),
    known = new Set(inCamps),
    rest = rows.map((_, i) => i).filter((i) => !known.has(i)),
    order = groups.length ? [...inCamps, ...rest] : rest;
  const breaks = new Set<number>();
  let at = -1;
  for (const group of groups) {
    at += group.length;
    if (at < order.length - 1) breaks.add(order[at]!);
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
