import type { Statement } from "../api/types";

type Told = Pick<Statement, "told">;

/** Statements by the days their told time reaches over; the undated last, either way round. */
export function byToldTime<S extends Told>(rows: S[], down: boolean): S[] {
  const way = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (!a.told || !b.told) return Number(!a.told) - Number(!b.told);
    return (day(a, 0) - day(b, 0) || day(a, 1) - day(b, 1)) * way;
  });
}

/** The first (0) or last (1) day of a told time. */
function day(row: Told, end: 0 | 1): number {
  return row.told?.[end] ?? 0;
}
