// The words a passage follows: of its own turn, or of who spoke last.
import type { Transcript, Turn } from "../api/types";
import type { Offsets } from "../text/offsets";

/** Characters that are shown of them: the last. */
const SHOWN = 240;

/** The end of what is said before a passage; "" where it opens the text. */
export function wordsBefore(
  passage: { start: number },
  text: Transcript,
  turn: Turn | null,
  offsets: Offsets,
): string {
  const tail = (from: number, to: number) => {
    const words = text.text
      .slice(offsets.units(from), offsets.units(to))
      .replace(/\s+/g, " ")
      .trim();
    return words.length > SHOWN ? `… ${words.slice(1 - SHOWN)}` : words;
  };
  if (turn && passage.start > turn.start) return tail(turn.start, passage.start);
  const last = text.turns.filter((t) => t.end <= passage.start && t.kind !== "heading").at(-1);
  return last ? `${last.speaker ? `${last.speaker}: ` : ""}${tail(last.start, last.end)}` : "";
}
