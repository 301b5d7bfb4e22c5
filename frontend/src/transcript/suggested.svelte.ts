// What was found by rules and waits for a decision, as far as the open text shows it.
import { api } from "../api";
import type { Suggestion } from "../api/types";
import { shared } from "../app/state.svelte";
import { unitIn, wordsAt } from "./ranges";
import type { Reading } from "./reading.svelte";

/** Kinds that are decided by the actor or date, not in the text. */
const ELSEWHERE = new Set(["actors", "dates"]);

/** The address at which a suggestion is decided. */
export function reviewOf(suggestion: Suggestion): string {
  const { kind, id } = suggestion;
  return `#/review?kind=${encodeURIComponent(kind)}&id=${encodeURIComponent(id)}`;
}

export class Suggested {
  rows = $state.raw<Suggestion[]>([]);
  /** Whether they are outlined in the text. */
  wanted = $state(sessionStorage.getItem("suggesting") !== "no");
  /** The id of the one stepped to. */
  hinted = $state("");
  readonly hint = $derived(this.rows.find((s) => s.id === this.hinted) ?? null);
  /** Those in the turn one stands at. */
  readonly waiting = $derived.by(() => {
    const turn = this.reading.turn(this.reading.current);
    return turn ? this.rows.filter((s) => s.start < turn.end && turn.start < s.end) : [];
  });

  constructor(private readonly reading: Reading) {}

  async load(): Promise<void> {
    const id = this.reading.text?.id;
    if (!id || !this.wanted) {
      this.rows = [];
      return;
    }
    try {
      const { rows } = await api.suggestions({ transcript: id });
      if (this.reading.text?.id === id)
        this.rows = rows.filter((s) => s.tier === "strong" && !ELSEWHERE.has(s.kind));
    } catch (error) {
      shared.trouble(error);
    }
  }
  toggle(): void {
    this.hinted = "";
    this.wanted = !this.wanted;
    shared.say(
      this.wanted
        ? "Suggestions are outlined."
        : `Suggestions are not shown; ${shared.key("s")} shows them.`,
    );
  }

  /** Steps to the next one behind the one stepped to, or from the current turn on. */
  async next(show: (turn: string) => void): Promise<void> {
    if (!this.wanted) {
      this.wanted = true;
      await this.load();
    }
    const list = [...this.rows].sort((a, b) => a.start - b.start || a.end - b.end),
      place = list.findIndex((s) => s.id === this.hinted),
      from = this.reading.turn(this.reading.current)?.start ?? 0;
    const next = (place < 0 ? list.find((s) => s.end > from) : list[place + 1]) ?? list[0];
    if (!next) {
      shared.say("No suggestion is open in this text. Look for some on the review page.");
      return;
    }
    this.hinted = next.id;
    this.reading.choose("");
    const turn = this.reading.turnAt(next.start);
    if (turn) show(turn.id);
  }

  /** The shortest suggestion under a point of the window. */
  at(x: number, y: number): Suggestion | undefined {
    const place = this.rows.length ? document.caretPositionFromPoint?.(x, y) : null,
      words = wordsAt(place?.offsetNode ?? null),
      turn = this.reading.turn(words?.dataset.words);
    if (!place || !words || !turn) return undefined;
    const { offsets } = this.reading,
      inside = unitIn(words, place.offsetNode, place.offset),
      point = offsets.points(offsets.units(turn.start) + inside);
    return this.rows
      .filter((s) => s.start <= point && point < s.end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  }
}
