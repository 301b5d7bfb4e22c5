// What is looked for in the texts: the words and how they are meant; the same in addresses of the
// page and in requests.

export interface Wanted {
  words: string;
  /** Only where no letter or digit touches them. */
  whole: boolean;
  case: boolean;
  regex: boolean;
}

/** The ways words can be meant: name, label, what is on the button. */
export const WAYS = [
  ["whole", "Whole words", "ab|"],
  ["case", "Capital letters as written", "Aa"],
  ["regex", "Regular expression", ".*"],
] as const;

export const NOTHING: Wanted = { words: "", whole: false, case: false, regex: false };

/** As a query of the server. */
export function asked(wanted: Wanted): URLSearchParams {
  const query = new URLSearchParams({ q: wanted.words });
  for (const [way] of WAYS) if (wanted[way]) query.set(way, "true");
  return query;
}

/** As a part of a page's address, to open a text with its hits marked. */
export function inAddress(wanted: Wanted): string {
  const ways = WAYS.filter(([way]) => wanted[way]).map(([way]) => way);
  return new URLSearchParams({ find: wanted.words, as: ways.join(" ") }).toString();
}

export function fromAddress(query: URLSearchParams): Wanted | null {
  const words = query.get("find");
  if (!words) return null;
  const ways = (query.get("as") ?? "").split(" ");
  return {
    words,
    whole: ways.includes("whole"),
    case: ways.includes("case"),
    regex: ways.includes("regex"),
  };
}

/** The first hit at or behind a place; the first of all where none is. */
export function hitFrom(hits: { start: number }[], at: number): number {
  return Math.max(
    0,
    hits.findIndex((hit) => hit.start >= at),
  );
}

/** The place of the next or previous hit, round the ends. */
export function stepped(place: number, by: number, of: number): number {
  return of ? (place + by + of) % of : 0;
}
