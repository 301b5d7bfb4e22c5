// What the page says of forecasts, and how it sorts them: pure, so that it can be tested.
import type { Forecast, Outcome } from "../api/ledgers";
import { worded } from "../wording/values";
import { counted } from "../wording/words";

/** What an outcome looks like in ink; the words stand beside it. */
export const MARKS: Record<Outcome, string> = {
  "came about": "■",
  "did not": "✕",
  partly: "◧",
  "cannot be decided": "?",
  open: "□",
};
export type State = Forecast["state"];

/** Longest past first among the due; what can never be due last among the open. */
export function column(rows: Forecast[], state: State): Forecast[] {
  const own = rows.filter((r) => r.state === state);
  if (state === "due") return own.sort((a, b) => (b.days_past ?? 0) - (a.days_past ?? 0));
  return own.sort((a, b) => Number(a.never_due) - Number(b.never_due));
}

/** Whether others have judged a forecast and this judge has not: what they say waits. */
export function waits(row: Forecast, judge: string): boolean {
  return row.verdicts.length > 0 && !row.verdicts.some((v) => v.by === judge);
}

/** Whether how the decided ones fared would tell this judge what others found. */
export function tellsOthers(rows: Forecast[], judge: string): boolean {
  return rows.some((r) => r.state === "decided" && waits(r, judge));
}

/** How many more are needed for a score; one that nobody can decide fills no place, unless that
 * would tell a judge what others found. */
export function placesLeft(rows: Forecast[], fewest: number, blind: boolean): number {
  const fills = (r: Forecast) =>
    blind || r.verdicts.some((v) => v.outcome !== "cannot be decided" && v.outcome !== "open");
  return Math.max(0, fewest - rows.filter((r) => r.state === "decided" && fills(r)).length);
}

/** What judges say in one sign: ◪ where they differ, ▣ where it waits. */
export function verdictSign(row: Forecast, hidden: boolean): string {
  if (hidden) return "▣";
  const settled = row.verdicts.filter((v) => v.outcome !== "open");
  const outcomes = new Set(settled.map((v) => v.outcome));
  const [only] = outcomes;
  return outcomes.size === 1 && only ? MARKS[only] : "◪";
}

/** How far off it is, as exactly as the words are. */
export function away(row: Forecast, hidden = false): string {
  if (row.state === "decided") {
    const n = row.verdicts.length;
    if (n < 2) return "one judge";
    if (hidden) return `${n} judges`;
    return new Set(row.verdicts.map((v) => v.outcome)).size > 1
      ? `${n} judges differ`
      : `${n} judges agree`;
  }
  if (row.never_due) return "never due as said";
  if (row.days_past === null) return row.condition ? worded("conditional") : "no date said";
  const days = Math.abs(row.days_past);
  const past = row.days_past > 0;
  const exact = /^\d{4}-\d\d-\d\d$/.test(row.horizon ?? "");
  const told = (n: number, by: "day" | "month" | "year") =>
    past ? `${lasting(n)[by]} past` : `${lasting(n)[by]} left`;
  if (exact) return told(days, "day");
  const months = Math.round(days / 30.4);
  if (months < 1) return past ? "just past" : "less than a month left";
  return `about ${months < 24 ? told(months, "month") : told(Math.round(months / 12), "year")}`;
}

const lasting = (n: number) => ({
  day: counted(n, "day"),
  month: counted(n, "month"),
  year: counted(n, "year"),
});

/** "His own map gives ▲ for this: yes", as a sentence without a pronoun. */
export function ownMap(row: Forecast): string {
  const { gives, raises, lowers } = row.own_map;
  if (gives === "not connected") return "nothing leads to it";
  const parts = [];
  if (raises.length) parts.push(`▲ by ${raises.join(", ")}`);
  if (lowers.length) parts.push(`▼ by ${lowers.join(", ")}`);
  return `${parts.join("; ") || "a sign is not said"}: ${worded(gives)}`;
}

export interface Tally {
  name: string;
  rows: Forecast[];
}

/** Rows by a value of theirs, in the order of the names; empty ones are left out. */
export function tally(
  rows: Forecast[],
  names: readonly string[],
  of: (row: Forecast) => string,
): Tally[] {
  return names
    .map((name) => ({ name, rows: rows.filter((r) => of(r) === name) }))
    .filter((t) => t.rows.length);
}
