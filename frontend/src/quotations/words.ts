// What the page says of quotations, and how it groups them: pure, so that it can be tested.
import type { Check, Quotation } from "../api/ledgers";
import { counted } from "../wording/words";

export const CHECKS: Exclude<Check, "unchecked">[] = [
  "matches",
  "differs",
  "not found",
  "disputed",
];

/** How far the speaker goes along, as a mark in ink: asserts ●, rejects ✕, all else ○. */
export function mark(commitment: string): string {
  return commitment === "asserts" ? "●" : commitment === "rejects" ? "✕" : "○";
}

/** Quoted words in quotation marks, single where they quote in turn; what was marked with its own keeps them. */
export function inMarks(words: string): string {
  if (/^["“„«'‘].*["”“»'’]$/su.test(words.trim())) return words;
  return /["“”]/u.test(words) ? `‘${words}’` : `“${words}”`;
}

export type By = "quoted" | "quoted_by";
export interface Group {
  name: string;
  rows: Quotation[];
  told: string;
}

/** Quotations by whose words they are, or by who calls them in; the largest group first. */
export function grouped(rows: Quotation[], by: By, uncheckedFirst: boolean): Group[] {
  const groups = new Map<string, Quotation[]>();
  for (const row of rows) {
    const name = row[by] ?? "unstated";
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const sorted = [...groups].sort(
    ([a, x], [b, y]) =>
      Number(a === "unstated") - Number(b === "unstated") ||
      y.length - x.length ||
      (a < b ? -1 : 1),
  );
  return sorted.map(([name, own]) => ({
    name,
    rows: uncheckedFirst ? [...own].sort((a, b) => Number(b.to_check) - Number(a.to_check)) : own,
    told: counts(own),
  }));
}

function counts(rows: Quotation[]): string {
  const number = (check: Check) => rows.filter((r) => r.check === check).length;
  const sourceless = rows.filter((r) => !r.source).length;
  const waiting = rows.filter((r) => r.to_check).length;
  const parts = [String(rows.length)];
  if (waiting) parts.push(`${waiting} to check`);
  if (number("matches")) parts.push(counted(number("matches"), "matches", "match"));
  if (number("differs")) parts.push(counted(number("differs"), "differs", "differ"));
  if (sourceless) parts.push(`${counted(sourceless, "names", "name")} no source`);
  return parts.join(" · ");
}

export interface Called {
  concepts: { name: string; total: number }[];
  people: { name: string; cells: Quotation[][]; total: number }[];
}

/** Who is called in for what: the most said concepts first, and everybody who is quoted. */
export function calledIn(rows: Quotation[], most: number): Called {
  const tally = new Map<string, number>();
  for (const row of rows) {
    const name = row.concept ?? "not said";
    tally.set(name, (tally.get(name) ?? 0) + 1);
  }
  const concepts = [...tally]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([name, total]) => ({ name, total }));
  const people = grouped(rows, "quoted", false).map(({ name, rows: own }) => ({
    name,
    total: own.length,
    cells: concepts.map((c) => own.filter((r) => (r.concept ?? "not said") === c.name)),
  }));
  return { concepts, people };
}
