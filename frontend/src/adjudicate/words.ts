// What two coders differ in, in words.
import type { CoderDifference, Statement } from "../api/types";

export const SEVERAL = [
  "only one",
  "form",
  "bounds",
  "value",
  "speaker",
  "holder",
  "commitment",
  "time told",
];

/** What a person has to look at: everything but what is the same, or differs in memos alone. */
export const asks = (d: CoderDifference): boolean => SEVERAL.includes(d.kind);

export const waits = (d: CoderDifference): boolean => d.state === "open" || d.state === "stale";

export function kind(d: CoderDifference): string {
  return d.kind === "value" ? d.field : d.kind;
}

/** What one of the two has where they differ. */
export function has(d: CoderDifference, one: Statement | null): string {
  if (!one) return "has nothing here";
  if (d.kind === "value") {
    const value = one.values[d.field];
    if (value === true) return "yes";
    if (value === false) return "no";
    return value === undefined || value === null || value === "" ? "–" : String(value);
  }
  if (d.kind === "bounds") return `“${one.quote}”`;
  if (d.kind === "speaker") return one.speaker ?? "nobody";
  if (d.kind === "holder") return [one.holder ?? "unstated", one.chain].filter(Boolean).join(", ");
  if (d.kind === "commitment") return one.commitment;
  if (d.kind === "time told") return one.about ?? "–";
  return `${one.form}: ${one.reading}`;
}

const CHOSEN: Record<string, string> = {
  both: "both stand",
  neither: "neither",
  shared: "what both share",
  either: "what either has",
  own: "another value",
};

const CHOSEN_OF_ALL: Record<string, string> = {
  both: "all of them stand",
  shared: "what all share",
  either: "what any has",
};

/** In how many ways coders tell it who have anything there. */
export const ways = (d: CoderDifference): number => d.readings.filter((r) => r.statement).length;

/** What was decided, in a word or two. */
export function decided(d: CoderDifference): string {
  const choice = d.decision?.choice ?? "";
  const way = d.readings.find((one) => one.difference === d.id && one.choice === choice);
  const several = choice === "both" ? ways(d) > 2 : d.marks.length > 2;
  return (several && CHOSEN_OF_ALL[choice]) || (CHOSEN[choice] ?? way?.coders.join(", ") ?? "");
}

/** The statements a decision of it settles. */
export const statements = (d: CoderDifference): string[] => [
  ...new Set([d.a, d.b, ...d.readings.map((r) => r.statement)].flatMap((s) => (s ? [s.id] : []))),
];

/** All rows with some of them as they are now; null where those are not the ones there were. */
export function laid(
  all: readonly CoderDifference[],
  now: readonly CoderDifference[],
): CoderDifference[] | null {
  const left = new Map(now.map((d) => [d.id, d])),
    held = new Set(all.map((d) => d.id));
  const takes = (was: CoderDifference) => {
    const about = new Set(statements(was));
    // of three and more coders a decided pair gives the row its name
    const met = [...left.values()].find(
      (d) =>
        !held.has(d.id) &&
        d.kind === was.kind &&
        d.field === was.field &&
        statements(d).some((id) => about.has(id)),
    );
    return left.get(was.id) ?? met ?? was;
  };
  const out = all.map((was) => {
    const is = takes(was);
    left.delete(is.id);
    return is;
  });
  return left.size ? null : out;
}

/** How many passages all coders agree on and nobody has settled: where one differs they are not. */
export function unanimous(all: readonly CoderDifference[]): number {
  const ids = (d: CoderDifference) => [d.a?.id, d.b?.id].filter((id) => id !== undefined);
  const known = new Set(all.filter((d) => asks(d) || d.decision).flatMap(ids));
  let many = 0;
  for (const d of all) {
    if (!ids(d).some((id) => known.has(id))) many += 1;
    for (const id of ids(d)) if (!asks(d)) known.add(id);
  }
  return many;
}

/** A passage with what stands round it, about so many letters on each side, no word cut. */
export function around(letters: readonly string[], start: number, end: number, reach: number) {
  const blank = (at: number) => /\s/u.test(letters[at] ?? " ");
  let from = Math.max(0, start - reach),
    to = Math.min(letters.length, end + reach);
  if (from > 0) while (from < start && !blank(from - 1)) from += 1;
  if (to < letters.length) while (to > end && !blank(to)) to -= 1;
  return { from, to };
}

/** What a coder has marked. */
export type Mark = Pick<CoderDifference["marks"][number], "coder" | "start" | "end">;

/** A part of a text, with who of the coders, in their order, has marked it. */
export interface Piece {
  text: string;
  marked: boolean[];
}

/** A stretch of text cut where any mark begins or ends. */
export function pieces(text: string, from: number, marks: readonly Mark[]): Piece[] {
  const letters = [...text];
  const cuts = new Set([0, letters.length]);
  for (const mark of marks)
    for (const at of [mark.start - from, mark.end - from])
      cuts.add(Math.max(0, Math.min(letters.length, at)));
  const places = [...cuts].sort((x, y) => x - y);
  return places.slice(0, -1).map((at, i) => ({
    text: letters.slice(at, places[i + 1]).join(""),
    marked: marks.map((mark) => mark.start <= at + from && at + from < mark.end),
  }));
}
