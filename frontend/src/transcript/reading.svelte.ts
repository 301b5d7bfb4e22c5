// The open text: what is loaded of it, where one stands in it, what is marked or open.
import { tick } from "svelte";
import { api, Trouble } from "../api";
import type { Named, Statement, Transcript, Turn, Unsettled } from "../api/types";
import { Offsets } from "../text/offsets";
import { go, shared } from "../app/state.svelte";
import { endMoved, type Piece, startMoved } from "./lengthening";
import { partsOf, placeAmong, spoken, statementsByTurn, voicesOf } from "./outline";
import type { Passage } from "./ranges";
import { clauseFrom, sentenceFrom } from "../text/sentences";

export class Reading {
  text = $state.raw<Transcript | null>(null);
  statements = $state.raw<Statement[]>([]);
  /** Whether the statements of this text are here: before, none of them says nothing. */
  marked = $state(false);
  actors = $state.raw<Named[]>([]);
  concepts = $state.raw<Named[]>([]);
  /** What a correction left open, and whether it is being decided. */
  unsettled = $state.raw<Unsettled[]>([]);
  deciding = $state(false);
  /** Whether there is no text at all. */
  none = $state(false);
  offsets = $state.raw(new Offsets(""));

  /** Ids of the turn one stands at, the statement that is open, the turn that is corrected. */
  current = $state("");
  selected = $state("");
  fixing = $state("");
  passage = $state.raw<Passage | null>(null);
  /** What was marked or open last, until another turn is gone to. */
  private left: Passage | null = null;

  readonly turns = $derived(this.text?.turns ?? []);
  readonly cut = $derived.by(() => {
    const text = this.text?.text ?? "",
      offsets = this.offsets;
    return (a: number, b: number) => text.slice(offsets.units(a), offsets.units(b));
  });
  readonly byTurn = $derived(statementsByTurn(this.turns, this.statements));
  readonly spoken = $derived(this.turns.filter(spoken));
  readonly flags = $derived(this.turns.filter((t) => t.flags.length));
  readonly speakers = $derived(voicesOf(this.turns, this.byTurn));
  readonly sections = $derived(partsOf(this.turns, this.cut));
  readonly opened = $derived(this.statements.find((s) => s.id === this.selected) ?? null);
  /** The marked passage with its words. */
  readonly quoted = $derived(
    this.passage && this.text
      ? {
          ...this.passage,
          transcript: this.text.id,
          quote: this.cut(this.passage.start, this.passage.end),
        }
      : null,
  );
  /** The other statements on what is marked or open. */
  readonly here = $derived.by(() => {
    const span = this.passage ?? this.opened;
    if (!span) return [];
    return this.statements.filter(
      (s) => s.start < span.end && span.start < s.end && s.id !== this.selected,
    );
  });

  turn(id: string | null | undefined): Turn | undefined {
    return this.turns.find((t) => t.id === id);
  }
  turnAt(point: number): Turn | undefined {
    return this.turns.find((t) => t.start <= point && point < t.end);
  }

  /** Loads begun so far: what an earlier one brings when a later has begun is out of date. */
  private loads = 0;
  /** Whether a text was asked for that is not there yet. */
  private arriving = false;

  /** Loads a text, or what changed of it; true where it is there for the first time. */
  async load(key: string, again = false): Promise<boolean> {
    const mine = ++this.loads,
      current = () => mine === this.loads;
    if (!again) this.arriving = true;
    try {
      if (!key) await this.openFirst();
      else if (await this.fetch(key, current)) {
        const arrived = this.arriving;
        this.arriving = false;
        return arrived;
      }
    } catch (error) {
      if (!current()) return false;
      // a correction was undone: the text it made is gone, the earlier one is back
      if (again && error instanceof Trouble && error.status === 404 && this.text?.id === key)
        go(this.text.replaces ? `#/read/${this.text.replaces}` : "#/library");
      else shared.trouble(error);
    }
    return false;
  }
  private async openFirst(): Promise<void> {
    const [first] = (await api.firstText()).rows;
    if (first) go(`#/read/${first.id}`);
    else this.none = true;
  }
  /** False where another load began meanwhile. */
  private async fetch(key: string, current: () => boolean): Promise<boolean> {
    const rest = Promise.all([api.named("actors"), api.named("concepts"), api.unsettled(key)]),
      marks = api.statements({ transcript: key }),
      text = await api.transcript(key);
    if (!current()) return false;
    if (this.arriving || this.text?.text !== text.text) this.offsets = new Offsets(text.text);
    // the words first; marks follow as soon as they are here
    if (this.arriving) [this.statements, this.marked] = [[], false];
    this.text = text;
    const { rows } = await marks;
    if (!current()) return false;
    this.statements = rows;
    this.marked = true;
    const [actors, concepts, unsettled] = await rest;
    if (!current()) return false;
    [this.actors, this.concepts, this.unsettled] = [actors, concepts, unsettled];
    if (!unsettled.length) this.deciding = false;
    shared.lastText = key;
    sessionStorage.setItem("text", key);
    await tick();
    return current();
  }

  /** Opens a statement, or none. */
  choose(statement: string): void {
    this.passage = null;
    this.selected = statement;
  }
  /** Nothing is marked and nothing open any more; reading goes on from where that was. */
  drop(): void {
    const { passage, opened } = this;
    this.left =
      passage ?? (opened ? { ...opened, turn: this.turnAt(opened.start)?.id ?? "" } : null);
    this.choose("");
    getSelection()?.removeAllRanges();
  }
  mark(passage: Passage): void {
    this.passage = passage;
    this.selected = "";
  }
  /** At once, not with the next news: the next key may ask for another on this passage. Who marked
   * the next passage while this one was written stays there: false.
   */
  saved(statement: Statement | null): boolean {
    if (statement)
      this.statements = [...this.statements.filter((s) => s.id !== statement.id), statement].sort(
        (a, b) => a.start - b.start || a.end - b.end,
      );
    const span = this.passage;
    if (span && statement && (span.start !== statement.start || span.end !== statement.end))
      return false;
    this.drop();
    if (statement) this.selected = statement.id;
    return true;
  }
  /** A second statement on the passage of the one that is open. */
  another = (): void => {
    const opened = this.opened,
      turn = opened && this.turnAt(opened.start);
    if (!opened || !turn) return;
    this.mark({ turn: turn.id, start: opened.start, end: opened.end });
  };

  /** Marks the next sentence behind what is marked or open, or the one before it; in the turn, or
   * in the next that is spoken. Where nothing is marked it begins at the turn one stands at.
   */
  sentence(on: boolean): Passage | null {
    const left = this.left?.turn === this.current ? this.left : null,
      span = this.passage ?? this.opened ?? left,
      here = span ? this.turnAt(span.start) : this.turn(this.current);
    if (!here) return null;
    const place = span ? (on ? span.end : span.start) : on ? here.start : here.end,
      first = placeAmong(this.spoken, here, on);
    for (let at = first; at >= 0 && at < this.spoken.length; at += on ? 1 : -1) {
      const turn = this.spoken[at]!,
        within = turn === here ? place : on ? turn.start : turn.end,
        base = this.offsets.units(turn.start);
      const found = sentenceFrom(
        this.cut(turn.start, turn.end),
        this.offsets.units(within) - base,
        on,
      );
      if (!found) continue;
      const [start, end] = found.map((unit) => this.point(turn, unit)) as [number, number];
      this.mark({ turn: turn.id, start, end });
      return this.passage;
    }
    return null;
  }

  /** Marks the clause behind or before what is marked or open, in its turn. */
  clause(on: boolean): void {
    const span = this.passage ?? this.opened,
      turn = span && this.turnAt(span.start);
    if (!span || !turn) return;
    const [words, start, end] = this.inTurn(turn, { ...span, turn: turn.id }),
      found = clauseFrom(words, [start, end], on);
    if (!found) return;
    const [from, to] = found.map((unit) => this.point(turn, unit)) as [number, number];
    this.mark({ turn: turn.id, start: from, end: to });
  }

  /** The end of the mark on or back by pieces of speech; where nothing is marked, one begins. */
  moveEnd(by: Piece, on: boolean): void {
    const turn = this.turn(this.passage?.turn ?? this.current);
    if (!turn) return;
    const passage = this.passage ?? { turn: turn.id, start: turn.start, end: turn.start },
      [words, start, end] = this.inTurn(turn, passage);
    this.mark({ ...passage, end: this.point(turn, endMoved(words, start, end, by, on)) });
  }
  /** The beginning of the mark on or back by a word. */
  moveStart(on: boolean): void {
    const turn = this.turn(this.passage?.turn);
    if (!turn || !this.passage) return;
    const [words, start, end] = this.inTurn(turn, this.passage);
    this.passage = {
      ...this.passage,
      start: this.point(turn, startMoved(words, start, end, on)),
    };
  }
  /** A turn's words, and where a passage begins and ends in them (UTF-16 units). */
  private inTurn(turn: Turn, passage: Passage): [string, number, number] {
    const base = this.offsets.units(turn.start);
    return [
      this.cut(turn.start, turn.end),
      this.offsets.units(passage.start) - base,
      this.offsets.units(passage.end) - base,
    ];
  }
  private point(turn: Turn, unit: number): number {
    return this.offsets.points(this.offsets.units(turn.start) + unit);
  }
}
