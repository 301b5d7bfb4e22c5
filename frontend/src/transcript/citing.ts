// What a turn is cited by, and the colour of what is coded in it.
import type { Form, Named, Statement, Turn } from "../api/types";
import type { Numbers } from "./view.svelte";

/** The line each line of a text begins at, in code points; the first at 0. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  let point = 0;
  for (const letter of text) {
    point += 1;
    if (letter === "\n") starts.push(point);
  }
  return starts;
}

/** The number of the line a place stands in, from 1. */
function lineAt(starts: number[], point: number): number {
  let low = 0,
    high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= point) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** "12", "l. 34" or "l. 34–36": the number of a turn among all, or the lines of the text it takes. */
export function cited(as: Numbers, turn: Turn, place: number, starts: number[]): string {
  if (as === "none") return "";
  if (as === "turns") return String(place + 1);
  const first = lineAt(starts, turn.start),
    last = lineAt(starts, Math.max(turn.start, turn.end - 1));
  return first === last ? `l. ${first}` : `l. ${first}–${last}`;
}

/** The colour of the first concept of a statement that has one, or none. */
export function colourOf(
  statement: Pick<Statement, "values">,
  form: Form | undefined,
  colours: Map<string, string>,
): string {
  for (const field of form?.fields ?? []) {
    const value = field.kind === "concept" && statement.values[field.name],
      colour = typeof value === "string" && colours.get(value);
    if (colour) return colour;
  }
  return "";
}

/** The colours of the concepts that have one, by name. */
export function coloursOf(concepts: Named[]): Map<string, string> {
  return new Map(concepts.filter((c) => c.color).map((c) => [c.name, c.color]));
}
