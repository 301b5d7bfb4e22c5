import type { Statement } from "../api/types";

/** Statements by the days their told time reaches over; the undated last, either way round. */
export function byToldTime<S extends Pick<Statement, "told">>(rows: S[], down: boolean): S[] {
  const way = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (!a.told || !b.told) return Number(!a.told) - Number(!b.told);
    return (a.told[0] - b.told[0] || a.told[1] - b.told[1]) * way;
  });
}
