// The words around a suggestion, in pieces: where each begins and what lies over it. Places in the
// text are UTF-16 units here, those of suggestions and drafts code points.
import type { Suggestion, Transcript, Turn } from "../api/types";
import type { Offsets } from "../text/offsets";
import { sentences } from "./words";

export interface Piece {
  start: number;
  words: string;
  /** Names of what lies over it: the cue, a cause, what is taken … */
  over: string[];
  /** Which of cause, effect and source begin with it. */
  opens: string[];
}

export interface Around {
  /** How far the ends of the passage may be moved. */
  low: number;
  high: number;
  pieces: Piece[];
  /** The sentence before and the one after. */
  before: string;
  after: string;
}

/** What is seen of a text around a suggestion that stands in no turn, in code points. */
const WIDE = 400;

type Named = [name: string, start: number, end: number];

/** The sentences a suggestion stands in, as a person takes it (`draft`), with those beside them. */
export function around(
  suggestion: Suggestion,
  draft: { start: number; end: number },
  text: Transcript,
  turn: Turn | null,
  offsets: Offsets,
): Around {
  const units = (point: number) => offsets.units(point),
    low = units(turn?.start ?? Math.max(0, suggestion.start - WIDE)),
    high = units(turn?.end ?? Math.min(text.characters, suggestion.end + WIDE));
  const parts = sentences(text.text, low, high),
    start = Math.min(units(draft.start), units(suggestion.start)),
    end = Math.max(units(draft.end), units(suggestion.end));
  const inside = parts.filter(([s, e]) => s < end && e > start),
    from = Math.min(start, inside[0]?.[0] ?? start),
    to = Math.max(end, inside.at(-1)?.[1] ?? end);
  const before = parts.filter(([, e]) => e <= from).at(-1),
    after = parts.find(([s]) => s >= to),
    taken: Named = ["taken", units(draft.start), units(draft.end)];
  return {
    low,
    high,
    pieces: pieces(text.text, from, to, spansOf(suggestion, units), taken),
    before: before ? text.text.slice(...before) : "",
    after: after ? text.text.slice(...after) : "",
  };
}

/** What a suggestion found inside its words. */
function spansOf(suggestion: Suggestion, units: (point: number) => number): Named[] {
  const { cue, kind, start, end, values } = suggestion,
    whole = cue && cue[0] === start && cue[1] === end;
  const found: [string, unknown][] = [
    ["cue", kind === "dates" || whole ? null : cue],
    ["cause", values.cause_span],
    ["effect", values.effect_span],
    ["source", values.source_span],
  ];
  return found.flatMap(([name, span]): Named[] =>
    Array.isArray(span) && span.length === 2
      ? [[name, units(Number(span[0])), units(Number(span[1]))]]
      : [],
  );
}

/** The words between two places, cut wherever a span begins or ends. */
function pieces(text: string, from: number, to: number, spans: Named[], taken: Named): Piece[] {
  const [, first, last] = taken;
  const passage: Named[] = spans.some(([name]) => name === "cause")
    ? []
    : [["passage", first, last]];
  const all = [...spans, ...passage, taken];
  // the last word by itself, so that the handle at its end stands on its line
  const tail = last - (/\S*$/.exec(text.slice(first, last))?.[0].length ?? 0);
  const cuts = [...new Set([from, to, tail, ...all.flatMap(([, s, e]) => [s, e])])]
    .filter((cut) => cut >= from && cut <= to)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? to;
    return {
      start,
      words: text.slice(start, end),
      over: all.filter(([, s, e]) => s <= start && e >= end).map(([name]) => name),
      opens: all
        .filter(([name, s]) => s === start && ["cause", "effect", "source"].includes(name))
        .map(([name]) => name),
    };
  });
}

export interface Ahead {
  before: string;
  cue: string;
  after: string;
  where: string;
}

/** The words of a suggestion that comes next, around its cue. */
export function ahead(next: Suggestion, text: Transcript, offsets: Offsets): Ahead {
  const base = offsets.units(next.start),
    whole = text.text.slice(base, offsets.units(next.end));
  const cue =
    next.cue && next.cue[0] >= next.start && next.cue[1] <= next.end
      ? ([offsets.units(next.cue[0]) - base, offsets.units(next.cue[1]) - base] as const)
      : null;
  const from = cue ? Math.max(0, cue[0] - 60) : 0,
    to = Math.min(whole.length, (cue ? cue[1] : 0) + 90),
    place = text.turns.findIndex((t) => t.start <= next.start && next.start < t.end),
    turn = text.turns[place];
  return {
    before: (from ? "… " : "") + whole.slice(from, cue ? cue[0] : from),
    cue: cue ? whole.slice(...cue) : "",
    after: whole.slice(cue ? cue[1] : from, to) + (to < whole.length ? " …" : ""),
    where: turn ? `${turn.speaker ?? "No speaker"}, turn ${place + 1}` : "",
  };
}
