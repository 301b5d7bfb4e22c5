// What the parts of the review page share: the queue, the suggestion at hand and what is chosen for it.
import { api } from "../api";
import { heard } from "../wording/heard";
import { Offsets } from "../text/offsets";
import { shared } from "../app/state.svelte";
import type { Commitment, Decided, Statement, Suggestion, Transcript } from "../api/types";
import { asks, formOf, kindLabel, KINDS, labelOf, moved, stillToChoose, type Ask } from "./words";
import { offeredActors, type Offered } from "./naming";
import { filled, fresh, holderOf, missing, statementOf, stateOf, type Draft } from "./draft";
import { ahead, around } from "./passage";
import { ReviewQueue } from "./queue.svelte";
import { Ranks } from "./ranks.svelte";

/** Characters of a suggestion that are shown among the decisions. */
const SHORT = 58;

export class ReviewState {
  queue: ReviewQueue = new ReviewQueue(
    () => void this.rank(),
    () => this.focus(),
  );
  ranks = new Ranks();
  text = $state.raw<Transcript | null>(null);
  draft = $state<Draft>(fresh(null));
  edge = $state<"" | "start" | "end">("");
  picked = $state("");
  stage: HTMLElement | undefined;
  private drafts = new Map<string, Draft>();
  current = $derived(this.queue.current);

  // -- the suggestion at hand

  /** Another suggestion: its own draft, kept while it waits, and the concepts known for it so far. */
  turnTo(): void {
    this.edge = "";
    this.picked = "";
    const s = this.current;
    this.draft = (s && this.drafts.get(s.id)) ?? fresh(s);
    if (!s) return;
    if (!this.draft.ranks) this.draft.ranks = this.ranks.of(s.id);
    this.drafts.set(s.id, this.draft);
    this.focus();
    void this.rank();
  }
  async read(key: string): Promise<void> {
    try {
      const text = await api.transcript(key);
      if (!this.queue.left && this.current?.transcript === key) this.text = text;
    } catch (error) {
      shared.trouble(error);
    }
  }
  /** Concepts for what is at hand and what comes next. */
  private rank(): Promise<void> {
    const { queue } = this;
    return this.ranks.ask(
      () => (queue.left ? [] : queue.fromHere()),
      (ranks) => {
        if (queue.left) return;
        // chips a person has begun to choose from stay where they are
        const found = this.current && ranks[this.current.id];
        if (found && !Object.values(this.draft.values).some(Boolean)) this.draft.ranks = found;
      },
    );
  }
  private focus(): void {
    this.stage?.focus({ preventScroll: true });
  }

  offsets = $derived(this.text ? new Offsets(this.text.text) : null);
  turn = $derived(
    this.current && this.text?.id === this.current.transcript
      ? (this.text.turns.find(
          (t) => t.start <= this.current!.start && this.current!.start < t.end,
        ) ?? null)
      : null,
  );
  /** The words that come next, if they are of the same text. */
  ahead = $derived.by(() => {
    const { text, offsets } = this,
      { next } = this.queue;
    return next && text && offsets && next.transcript === text.id
      ? ahead(next, text, offsets)
      : null;
  });
  turnNumber = $derived(this.turn && this.text ? this.text.turns.indexOf(this.turn) + 1 : 0);
  passage = $derived.by(() => {
    const { current, text, offsets, turn, draft } = this;
    return current && text && offsets && text.id === current.transcript
      ? around(current, draft, text, turn, offsets)
      : null;
  });

  fields = $derived(this.current ? asks(this.current) : []);
  form = $derived(
    this.current ? shared.forms.find((f) => f.name === formOf(this.current!)) : undefined,
  );
  order = $derived([...this.fields.map((f) => f.name), "holder", "commitment"]);
  filled = (f: Ask): boolean => filled(this.draft, f);
  missing = $derived(this.current ? missing(this.draft, this.fields) : []);
  active = $derived(
    this.picked && this.order.includes(this.picked) ? this.picked : (this.missing[0] ?? ""),
  );
  private lacking = $derived(this.missing.map((name) => labelOf(this.fields, name)).join(", "));
  missingSaid = $derived(stillToChoose(this.lacking));
  /** Names offered for a field, best first: concepts as the server learnt them, actors as the words name them. */
  offered(f: Ask): Offered[] {
    if (f.kind === "actor")
      return offeredActors(f.about, f.guess ?? "", this.turn?.speaker ?? null, this.queue.actors);
    return (this.draft.ranks?.[f.name] ?? []).slice(0, this.fields.length > 2 ? 4 : 5);
  }
  choices(f: Ask): string[] {
    return this.form?.fields.find((x) => x.name === f.name)?.choices ?? [];
  }

  settle(): void {
    this.picked = "";
    setTimeout(() => this.focus());
  }
  fieldId = (name: string): string => `review-${name}`;
  name(f: Ask): void {
    this.draft.naming[f.name] = true;
    this.picked = f.name;
    setTimeout(() => document.getElementById(this.fieldId(f.name))?.focus());
  }
  take(f: Ask, value: string): void {
    this.draft.values[f.name] = value;
    this.draft.naming[f.name] = false;
    this.draft.unsaid[f.name] = false;
    this.settle();
  }
  unsaid(f: Ask): void {
    this.draft.values[f.name] = "";
    this.draft.naming[f.name] = false;
    this.draft.unsaid[f.name] = true;
    this.settle();
  }
  hold(how: string): void {
    this.draft.holding = how;
    if (how !== "other") {
      this.settle();
      return;
    }
    if (!this.draft.holder) this.draft.holder = this.draft.values.quoted ?? "";
    if (this.draft.holder) this.settle();
    else setTimeout(() => document.getElementById(this.fieldId("holder"))?.focus());
  }
  commit(how: Commitment): void {
    this.draft.commitment = how;
    this.settle();
  }

  // -- ends -----------------------------------------------------------------------------------------------------

  turnEdge(): void {
    this.edge = this.edge === "" ? "start" : this.edge === "start" ? "end" : "";
  }
  place(which: "start" | "end", to: number): void {
    if (which === "start" ? to < this.draft.end : to > this.draft.start) this.draft[which] = to;
  }
  move(which: "start" | "end", step: 1 | -1, by: "word" | "clause"): void {
    const { passage, offsets, text } = this;
    if (!passage || !offsets || !text) return;
    this.place(
      which,
      offsets.points(
        moved(
          text.text,
          offsets.units(this.draft[which]),
          step,
          by,
          passage.low,
          passage.high,
          which === "start",
        ),
      ),
    );
  }

  // -- decisions ------------------------------------------------------------------------------------------------

  private short(s: Suggestion): string {
    if (!this.text || !this.offsets || this.text.id !== s.transcript) return "";
    const words = this.text.text
      .slice(this.offsets.units(s.start), this.offsets.units(s.end))
      .replace(/\s+/g, " ");
    return words.length > SHORT ? `${words.slice(0, SHORT - 1)}…` : words;
  }
  private decide(
    s: Suggestion,
    state: Decided["state"],
    made: Partial<Statement> | null,
    body: Parameters<typeof api.decide>[1],
  ): void {
    this.queue.write(s, { id: s.id, kind: s.kind, state, words: this.short(s), made }, async () => {
      await api.decide(s.id, body);
      if (state !== "later") this.drafts.delete(s.id);
    });
  }
  accept(): void {
    const s = this.current;
    if (!s) {
      this.goOn();
      return;
    }
    if (this.missing.length) {
      this.say();
      return;
    }
    const draft = $state.snapshot(this.draft),
      statement = statementOf(s, draft);
    if (!statement) return; // one of those missing, said above
    const state = stateOf(s, draft),
      holder = holderOf(draft, this.turn?.speaker ?? null);
    this.decide(s, state, { ...statement, holder }, { state, statement });
  }
  /** Nothing waits: on to the next kind, or to the texts that were never searched. */
  private goOn(): void {
    const { queue } = this,
      other = queue.onward(),
      searched = queue.answer?.searched;
    if (other) void queue.choose(other.kind);
    else if (!queue.search.looking && searched && searched.texts < searched.of) void queue.look();
  }
  aside(state: "rejected" | "later"): void {
    if (this.current) this.decide(this.current, state, null, { state });
  }
  private say(): void {
    shared.say(`${this.missingSaid}.`);
    const f = this.fields.find((x) => x.name === this.missing[0]);
    if (f && (f.kind === "concept" || f.kind === "actor") && !this.offered(f).length) this.name(f);
    else if (this.missing[0] === "holder" && this.draft.holding === "other")
      document.getElementById(this.fieldId("holder"))?.focus();
  }
  /** Taking back waits for what is still being written, so that it takes back the last decision and no other. */
  undo(): void {
    this.queue.after(async () => {
      await shared.undo();
    });
  }
  async undoOne(d: Decided): Promise<void> {
    await shared.act(async () => {
      shared.say(heard((await api.undo(d.change)).summary));
    });
    if (d.kind && this.queue.answer) await this.queue.choose(d.kind, d.suggestion);
  }
  said = (kind: string) => kindLabel(kind).toLowerCase();
  mark = (kind: string) => shared.forms.find((f) => f.name === (KINDS[kind]?.form ?? "code"));
}
