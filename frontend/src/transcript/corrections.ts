// From a fix on offer beside a turn to what the server is asked for.
import type { components } from "../api/schema";
import type { Turn } from "../api/types";
import type { Span } from "./ranges";

type Schemas = components["schemas"];

type Correction = Schemas["Correction"];

/** A fix as a flag or the form of a turn offers it: a correction, or a passage that is added. */
export type Fix = Correction & Partial<Schemas["Passage"]> & { label?: string };

/** What only a person can say before a fix can be made. */
export type Asks = "speaker" | "mark";

/** Another word for a turn's kind where a reader says that it is wrong. */
const OTHER_KIND: Partial<Record<Turn["kind"], Turn["kind"]>> = {
  question: "answer",
  answer: "question",
};

/** The body of a correction in the words of `Project.correct`, or what has to be asked first. */
export function bodyOf(fix: Fix, turns: Turn[], marked: Span | null): Correction | Asks {
  const { verb, label, code, ...rest } = fix;
  const place = turns.findIndex((t) => t.id === rest.turn),
    turn = turns[place];
  switch (verb) {
    case "set_speaker":
    case "rename_speaker":
      return "speaker";
    case "keep":
      return { verb: "dismiss", turn: rest.turn, code };
    case "flip_from":
      return { verb: "flip", turn: rest.turn };
    case "set_kind":
      return { verb: "kind", turn: rest.turn, kind: (turn && OTHER_KIND[turn.kind]) ?? "note" };
    case "merge":
      // a flag is about the turn before; the form of a turn about the next
      return label ? { verb, turn: turns[place - 1]?.id } : { verb, ...rest };
    case "merge_speakers":
      return { verb: "merge-speakers", other: turn?.speaker, into: rest.into };
    case "continue":
      return { verb, turns: turns.slice(0, place + 1).map((t) => t.id) };
    case "rename":
      return { verb, name: rest.name ?? turn?.speaker, into: rest.into };
    case "split":
      return marked ? { verb, at: splitAt(turns, marked) } : "mark";
    default:
      return { verb, ...rest };
  }
}

/** Where a turn is split: a mark that begins with its turn shows where the first part ends. */
function splitAt(turns: Turn[], marked: Span): number {
  const inside = turns.find((t) => t.start <= marked.start && marked.start < t.end);
  return inside?.start === marked.start ? marked.end : marked.start;
}
