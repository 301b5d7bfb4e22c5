// What a change changed, each difference for itself: what it is of, how it was and how it is.
import type { Change } from "../api/types";
import { SKIP, WORDS } from "../wording/changes";
import { worded } from "../wording/values";
import { moment } from "../wording/words";

export interface Told {
  what: string;
  before: string;
  after: string;
}
type Row = Change["rows"][number];
type Names = ReadonlyMap<string, string>;
type Fields = { [name: string]: unknown };

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
/** Letters of a value that are told. */
const LONGEST = 160;

const fieldsOf = (value: unknown): Fields | null =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** One record of a table: "study" of "studies". */
export const recordOf = (table: string): string =>
  table.endsWith("ies") ? `${table.slice(0, -3)}y` : table.replace(/s$/, "");

/** A value as one says it; ids as the names they stand for. */
export function said(value: unknown, names: Names): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value))
    return value.map((v) => calledIn(v) ?? said(v, names)).join(", ") || "–";
  const fields = fieldsOf(value);
  if (fields)
    return Object.entries(fields)
      .map(([name, of]) => `${worded(name)}: ${said(of, names)}`)
      .join(", ");
  const text = String(value);
  if (INSTANT.test(text)) return moment(text);
  return names.get(text) ?? (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}
/** What something in a list is called, where it says so itself. */
function calledIn(value: unknown): string | null {
  const fields = fieldsOf(value),
    called = fields?.message ?? fields?.name;
  return called === undefined ? null : String(called);
}

/** How two values differ: what has fields or parts tells each that does, and nothing of the rest. */
function between(what: string, before: unknown, after: unknown, names: Names): Told[] {
  if (same(before, after)) return [];
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  if (was && is)
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((name) =>
      between(`${what} ${worded(name)}`.trim(), was[name], is[name], names),
    );
  if (Array.isArray(before) && Array.isArray(after) && [...before, ...after].some(partOf))
    return before.length === after.length
      ? after.flatMap((part, i) => between(`${what} ${i + 1}`, before[i], part, names))
      : [{ what, before: String(before.length), after: String(after.length) }];
  return [{ what, before: said(before, names), after: said(after, names) }];
}
/** Whether something in a list is a thing of several fields without a name of its own. */
const partOf = (value: unknown): boolean => fieldsOf(value) !== null && calledIn(value) === null;

/** What the records of a change tell beside its headline. */
export function differences(rows: readonly Row[], names: Names): Told[] {
  return rows
    .filter((row) => row.table !== "extras") // those are told by the headline
    .flatMap(({ table, before, after }) => {
      if (!before || !after) return [];
      const one = recordOf(table);
      return Object.keys(after)
        .filter((name) => !SKIP.has(name))
        .flatMap((name) => {
          if (name === "values" || name === one)
            return between("", before[name], after[name], names);
          const what = `${one === "statement" ? "" : `${worded(one)} `}${WORDS[name] ?? worded(name)}`;
          return between(what, before[name], after[name], names);
        });
    })
    .filter((told) => told.before !== told.after);
}
