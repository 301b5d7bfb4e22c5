// Two versions side by side: what is loaded of them, the pair and the side one is at, what is marked or open.
import { tick } from "svelte";
import { api } from "../api";
import type { Beside, Named, Relinking, Span, Statement } from "../api/types";
import { Offsets } from "../text/offsets";
import { shared } from "../app/state.svelte";
import { endMoved, WORD } from "../transcript/lengthening";
import { passageOf, type Passage, rangeIn } from "../transcript/ranges";
import { nextDoubt, numbered, OTHER, shifted, type Side } from "./beside";

type Marked = Passage & { side: Side };

export class SideBySide {
  view = $state.raw<Beside | null>(null);
  /** Why there is nothing to show. */
  missing = $state("");
  actors = $state.raw<Named[]>([]);
  concepts = $state.raw<Named[]>([]);
  private offsets = $state.raw<Record<Side, Offsets>>({
    left: new Offsets(""),
    right: new Offsets(""),
  });
  /** What the rows stand in: there a place is scrolled to. */
  box = $state<HTMLElement>();

  /** The number of the pair one is at, the side, the id of the statement that is open. */
  at = $state(0);
  side = $state<Side>("left");
  selected = $state("");
  passage = $state.raw<Marked | null>(null);
  /** The sentence that waits for the one it belongs to. */
  pick = $state.raw<{ side: Side; span: Span } | null>(null);

  readonly rows = $derived(numbered(this.view?.rows ?? []));
  readonly pairs = $derived(this.rows.flatMap((row) => row.pairs));
  readonly pair = $derived(this.pairs[this.at]);
  readonly doubts = $derived(this.pairs.filter((pair) => pair.doubt).length);
  readonly turns = $derived({
    left: new Map(this.view?.left.turns.map((t) => [t.id, t])),
    right: new Map(this.view?.right.turns.map((t) => [t.id, t])),
  });
  readonly marks = $derived.by(() => {
    const of = (id: string | undefined) =>
      (this.view?.statements ?? []).filter((s) => s.transcript === id);
    return { left: of(this.view?.left.id), right: of(this.view?.right.id) };
  });
  readonly cut = $derived.by(() => {
    const { view, offsets } = this;
    return (side: Side, start: number, end: number) =>
      view?.[side].text.slice(offsets[side].units(start), offsets[side].units(end)) ?? "";
  });
  readonly opened = $derived(this.view?.statements.find((s) => s.id === this.selected) ?? null);
  /** The marked passage with its words. */
  readonly quoted = $derived(
    this.passage && this.view
      ? {
          transcript: this.view[this.passage.side].id,
          start: this.passage.start,
          end: this.passage.end,
          quote: this.cut(this.passage.side, this.passage.start, this.passage.end),
        }
      : null,
  );
  /** Who says what is open or marked. */
  readonly speaker = $derived.by(() => {
    if (this.opened?.speaker) return this.opened.speaker;
    const marked = this.passage;
    return marked ? (this.turnAt(marked.side, marked.start)?.speaker ?? null) : null;
  });

  private turnAt(side: Side, point: number) {
    return this.view?.[side].turns.find((t) => t.start <= point && point < t.end);
  }

  /** Loads two texts, or (again) what changed of them: then one stays where one is. */
  async load(left: string, right: string, again = false): Promise<void> {
    if (!left || !right) {
      this.missing = "Choose two transcripts in the library, then “Side by side”.";
      return;
    }
    try {
      this.take(await api.beside(left, right));
      this.missing = "";
      [this.actors, this.concepts] = await Promise.all([
        api.named("actors"),
        api.named("concepts"),
      ]);
      if (!again) {
        this.at = 0;
        this.clear();
      }
    } catch (error) {
      if (!this.view) this.missing = error instanceof Error ? error.message : String(error);
      else shared.trouble(error);
    }
  }
  /** Takes what was aligned; one is then at the pair of a left sentence, or of a right one. */
  private take(
    found: Beside,
    left: Span | null = this.pair?.left ?? null,
    right: Span | null = null,
  ): void {
    this.offsets = { left: new Offsets(found.left.text), right: new Offsets(found.right.text) };
    this.view = found;
    const same = this.pairs.findIndex((pair) =>
      left ? pair.left?.[0] === left[0] : right && pair.right?.[0] === right[0],
    );
    this.at = same >= 0 ? same : Math.min(this.at, Math.max(0, this.pairs.length - 1));
  }

  // where one is
  goTo(index: number): void {
    if (!this.pairs.length) return;
    this.standAt(Math.max(0, Math.min(this.pairs.length - 1, index)));
    if (!this.pair?.[this.side]) this.side = OTHER[this.side];
    this.show(`[data-pair="${this.at}"]`, "center");
  }
  /** At a pair, with nothing marked and nothing open. */
  standAt(index: number): void {
    this.at = index;
    this.passage = null;
    this.selected = "";
  }
  goToDoubt(): void {
    const next = nextDoubt(this.pairs, this.at);
    if (next !== undefined) this.goTo(next);
  }
  /** Opens a statement at the words it was made of. */
  open(statement: Statement): void {
    this.selected = statement.id;
    this.passage = null;
    this.side = statement.transcript === this.view?.left.id ? "left" : "right";
    const at = this.pairs.findIndex((pair) => {
      const span = pair[this.side];
      return !!span && span[0] < statement.end && statement.start < span[1];
    });
    if (at >= 0) this.at = at;
    this.show(`.${this.side} [data-pair="${at}"]`, "nearest");
  }
  private show(selector: string, block: ScrollLogicalPosition): void {
    void tick().then(() => this.box?.querySelector(selector)?.scrollIntoView({ block }));
  }
  clear(): void {
    this.passage = null;
    this.selected = "";
    this.pick = null;
    getSelection()?.removeAllRanges();
  }
  /** A statement was made or changed (null: taken away): it stays open. */
  saved(statement: Statement | null): void {
    this.passage = null;
    this.selected = statement?.id ?? "";
    getSelection()?.removeAllRanges();
    (document.activeElement as HTMLElement | null)?.blur();
  }

  // which sentences belong together
  private async relink(
    verb: Relinking["verb"],
    one: Span | null,
    other: Span | null,
    said: string,
  ): Promise<void> {
    const { view } = this;
    if (!view) return;
    this.pick = null;
    const ids = { left: view.left.id, right: view.right.id };
    await shared.act(
      async () => this.take(await api.relink({ ...ids, verb, one, other }), one, other),
      `${said} The rest was aligned anew; ${shared.key("z")} takes it back.`,
    );
  }
  /** Takes the sentence one is at, and at the second time sets the two that were taken side by side. */
  link(): void {
    if (!this.pair) return;
    const { pick } = this;
    if (!pick) {
      const side = this.pair[this.side] ? this.side : OTHER[this.side],
        span = this.pair[side];
      if (!span) return;
      this.pick = { side, span };
      this.side = OTHER[side];
      return;
    }
    const span = this.pair[OTHER[pick.side]];
    if (!span) shared.say(`There is no sentence on the ${OTHER[pick.side]} here.`);
    else if (pick.side === "left") void this.relink("link", pick.span, span, "Set side by side.");
    else void this.relink("link", span, pick.span, "Set side by side.");
  }
  shift(by: 1 | -1): void {
    if (!this.pair?.left) return;
    const span = shifted(this.pairs, this.at, by);
    if (span) void this.relink("shift", this.pair.left, span, "Shifted from here.");
    else shared.say("There is no further sentence on the right.");
  }
  alone(side: Side): void {
    const span = this.pair?.[side];
    if (!span) return;
    const [one, other] = side === "left" ? [span, null] : [null, span];
    void this.relink("alone", one, other, "Set alone.");
  }
  forget(): void {
    if (this.pair?.told) void this.relink("forget", this.pair.left, this.pair.right, "Taken back.");
  }

  // words that are marked
  mark(passage: Marked): void {
    this.passage = passage;
    this.side = passage.side;
    this.selected = "";
  }
  /** Marks the sentence one is at. */
  markSentence(): void {
    const span = this.pair?.[this.side];
    if (span) this.mark({ side: this.side, turn: "", start: span[0], end: span[1] });
  }
  /** Marks what a selection of the page holds of one side's words. */
  markSelected(side: Side, range: Range): void {
    const { view, box } = this;
    if (!view || !box) return;
    const cut = (start: number, end: number) => this.cut(side, start, end);
    const passage = passageOf(range, box, view[side].turns, this.offsets[side], cut);
    if (passage) this.mark({ ...passage, side });
  }
  /** Where the marked words stand in the page. */
  painted(): Range[] {
    const { passage, box, view } = this;
    if (!passage || !box || !view) return [];
    return view[passage.side].turns
      .filter((turn) => passage.start < turn.end && turn.start < passage.end)
      .flatMap((turn) => {
        const words = box.querySelector(`.${passage.side} [data-words="${turn.id}"]`);
        return words ? [rangeIn(words, turn, passage, this.offsets[passage.side])] : [];
      });
  }
  /** The mark a word longer or shorter; where nothing is marked, one begins at the sentence. */
  lengthen(on: boolean): void {
    const span = this.pair?.[this.side];
    const from =
      this.passage ?? (span && { side: this.side, turn: "", start: span[0], end: span[0] });
    const turn = from && this.turnAt(from.side, from.start);
    if (!from || !turn) return;
    const offsets = this.offsets[from.side],
      base = offsets.units(turn.start),
      start = offsets.units(from.start) - base,
      end = offsets.units(from.end) - base;
    const moved = endMoved(this.cut(from.side, turn.start, turn.end), start, end, WORD, on);
    if (moved !== end) this.mark({ ...from, end: offsets.points(base + moved) });
  }
}
