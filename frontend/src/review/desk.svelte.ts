// What the parts of the review page share: the queue, the suggestion at hand and what a person has chosen for it.
// The next one appears at once; what was decided is written behind it, in order, and comes back where that fails.
import { api } from "../api";
import { heard } from "../lib/heard";
import { Offsets } from "../lib/offsets";
import { shared } from "../lib/state.svelte";
import type {
  Named,
  Statement,
  Suggestion,
  Transcript,
  TranscriptSummary,
  Value,
} from "../api/types";
import type { Commitment, Decided, KindCount, Looking, Queue, Ranked, Tier } from "../api/types";
import {
  asks,
  count,
  formOf,
  kindLabel,
  KINDS,
  moved,
  nearest,
  TEACHABLE,
  type Ask,
} from "./words";
import { arrowsOf, factorCount, nearArrows, NEWEST } from "./growing-map";
import { ahead, around } from "./passage";

export interface Draft {
  values: Record<string, string>;
  unsaid: Record<string, boolean>;
  naming: Record<string, boolean>;
  ranks: Record<string, Ranked[]> | null;
  holding: string;
  holder: string;
  commitment: Commitment | "";
  start: number;
  end: number;
  about: string;
  horizon: string;
}
interface Mine {
  id: string;
  kind: string;
  state: Decided["state"];
  words: string;
  made: Partial<Statement> | null;
}
function fresh(s: Suggestion | null): Draft {
  return {
    values: {},
    unsaid: {},
    naming: {},
    ranks: null,
    holding: "",
    holder: "",
    commitment: "",
    start: s?.start ?? 0,
    end: s?.end ?? 0,
    about: s?.kind === "dates" ? String(s.values.about ?? "") : "",
    horizon: s?.kind === "predictions" ? String(s.values.horizon ?? "") : "",
  };
}

export class Desk {
  queue = $state.raw<Queue | null>(null);
  actors = $state.raw<Named[]>([]);
  concepts = $state.raw<Named[]>([]);
  /** The newest causes, of how many: the map beside the queue is made of them. */
  causes = $state.raw<Statement[]>([]);
  allCauses = $state(0);
  text = $state.raw<Transcript | null>(null);
  kind = $state("");
  tier = $state<Tier>((sessionStorage.getItem("tier") as Tier | null) ?? "strong");
  muted = $state(false);
  scope = $state(shared.route.query.get("transcript") ?? "");
  texts = $state.raw<TranscriptSummary[]>([]);
  useful = $state(false);
  cut = $state(-1);
  currentId = $state("");
  gone = $state<Record<string, string>>({});
  mine = $state.raw<Mine[]>([]);
  pending = $state(0);
  draft = $state<Draft>(fresh(null));
  edge = $state<"" | "start" | "end">("");
  picked = $state("");
  looking = $state.raw<Looking | null>(null);
  learntFrom = $state(0);
  stage: HTMLElement | undefined;
  private known = $state.raw(new Map<string, Record<string, Ranked[]>>());
  private drafts = new Map<string, Draft>();
  private chain: Promise<void> = Promise.resolve();
  private ranking = 0;
  rankedBy = $state("");

  // -- the queue ------------------------------------------------------------------------------------------------

  private now = (s: Suggestion) => this.gone[s.id] ?? s.state;
  rows = $derived(this.queue?.rows ?? []);
  curve = $derived(this.queue?.curve ?? []);
  private limit = $derived(
    this.cut < 0 ? 0 : (this.curve[Math.min(this.cut, this.curve.length - 1)]?.threshold ?? 0),
  );
  waiting = $derived([
    ...this.rows.filter((s) => this.now(s) === "open" && s.score >= this.limit),
    ...this.rows.filter((s) => this.now(s) === "later"),
  ]);
  current = $derived(this.waiting.find((s) => s.id === this.currentId) ?? this.waiting[0] ?? null);
  next = $derived(
    this.waiting[this.waiting.findIndex((s) => s.id === this.current?.id) + 1] ?? null,
  );
  kinds = $derived.by(() => (this.queue?.kinds ?? []).map((k) => this.counted(k)));
  here = $derived(this.kinds.find((k) => k.kind === this.kind) ?? null);
  point = $derived(
    this.curve.length
      ? this.curve[
          this.cut < 0 ? this.curve.length - 1 : Math.min(this.cut, this.curve.length - 1)
        ]!
      : null,
  );

  /** A kind's numbers with what was decided here and is still being written. */
  private counted(k: KindCount): KindCount {
    const out = { ...k };
    for (const s of this.rows) {
      const to = this.gone[s.id];
      if (s.kind !== k.kind || !to || to === s.state) continue;
      if (s.state === "open") out.open -= 1;
      else out.later -= 1;
      if (to === "accepted") out.accepted += 1;
      else if (to === "edited") out.edited += 1;
      else if (to === "rejected") out.rejected += 1;
      else out.later += 1;
    }
    return out;
  }

  /** Decisions begun and written so far: an answer asked for before the last of either is out of date. */
  private writes = 0;
  async load(): Promise<void> {
    const asked = this.writes;
    try {
      const where = {
        kind: this.kind,
        tier: this.tier,
        muted: String(this.muted),
        useful: String(this.useful),
        transcript: this.scope,
      };
      const [queue, caused, who, what, texts] = await Promise.all([
        api.review(where),
        api.statementPage({ form: "cause", sort: "-made_at", limit: String(NEWEST) }),
        api.named("actors"),
        api.named("concepts"),
        api.transcripts(),
      ]);
      if (this.pending || asked !== this.writes || (this.kind && this.kind !== where.kind)) return;
      // what was taken back is open again: go back to it
      const stands = new Set(queue.decisions.map((d) => d.suggestion));
      const back = this.queue ? this.mine.find((m) => !stands.has(m.id)) : undefined;
      this.mine = this.mine.filter((m) => stands.has(m.id));
      for (const id of Object.keys(this.gone)) delete this.gone[id];
      this.queue = queue;
      [this.causes, this.allCauses] = [caused.rows.reverse(), caused.total];
      [this.actors, this.concepts, this.texts] = [who, what, texts];
      this.looking = queue.looking;
      if (!this.kind) this.kind = queue.kind;
      if (back) {
        this.currentId = back.id;
        if (back.kind !== this.kind) await this.choose(back.kind, back.id);
      }
      if (queue.trouble) shared.trouble(queue.trouble);
      if (queue.looking) void this.watch();
      void this.rank();
    } catch (error) {
      shared.trouble(error);
    }
  }
  async choose(name: string, id = ""): Promise<void> {
    this.kind = name;
    this.currentId = id;
    this.cut = -1;
    await this.load();
    this.stage?.focus({ preventScroll: true });
  }
  async set(what: {
    tier?: Tier;
    muted?: boolean;
    useful?: boolean;
    scope?: string;
  }): Promise<void> {
    if (what.muted !== undefined) this.muted = what.muted;
    if (what.useful !== undefined) {
      this.useful = what.useful;
      this.currentId = "";
    }
    if (what.scope !== undefined) {
      this.scope = what.scope;
      this.currentId = "";
      this.cut = -1;
    }
    if (what.tier) {
      this.tier = what.tier;
      this.cut = -1;
      sessionStorage.setItem("tier", what.tier);
      const order = ["strong", "medium", "all"],
        had = this.queue?.searched.tier;
      if (!had || order.indexOf(what.tier) > order.indexOf(had)) {
        await this.look(what.tier);
        return;
      }
    }
    await this.load();
  }
  private watching = false;
  async look(tier: Tier = this.tier, kinds: string[] = []): Promise<void> {
    try {
      this.looking = (await api.look(tier, kinds)).looking ?? { done: 0, of: 0, title: "", tier };
      void this.watch();
    } catch (error) {
      shared.trouble(error);
    }
  }
  private async watch(): Promise<void> {
    if (this.watching) return;
    this.watching = true;
    while (this.looking) {
      await new Promise((done) => setTimeout(done, 250));
      try {
        this.looking = (await api.looking()).looking;
      } catch {
        this.looking = null;
      }
    }
    this.watching = false;
    await this.load();
  }
  stricter(step: number): void {
    if (!this.curve.length) return;
    const at = this.cut < 0 ? this.curve.length - 1 : Math.min(this.cut, this.curve.length - 1);
    this.cut = Math.max(0, Math.min(this.curve.length - 1, at + step));
  }
  onward(): KindCount | undefined {
    return this.kinds.find((k) => k.open && k.kind !== this.kind);
  }

  // -- the suggestion at hand -----------------------------------------------------------------------------------

  /** Another suggestion: its own draft, kept while it waits, and the concepts known for it so far. */
  turnTo(): void {
    this.edge = "";
    this.picked = "";
    const s = this.current;
    this.draft = (s && this.drafts.get(s.id)) ?? fresh(s);
    if (!s) return;
    if (!this.draft.ranks) this.draft.ranks = this.known.get(s.id) ?? null;
    this.drafts.set(s.id, this.draft);
    this.stage?.focus({ preventScroll: true });
    void this.rank();
  }
  async read(key: string): Promise<void> {
    try {
      const text = await api.transcript(key);
      if (this.current?.transcript === key) this.text = text;
    } catch (error) {
      shared.trouble(error);
    }
  }
  /** Concepts for what is at hand and what comes next; asked again while the server still learns. */
  async rank(): Promise<void> {
    const run = ++this.ranking;
    let pause = 90; // milliseconds; learning takes its time on a slow machine
    while (run === this.ranking && pause < 60_000) {
      const at = this.waiting.findIndex((s) => s.id === this.current?.id);
      const ids = this.waiting
        .slice(Math.max(0, at), at + 4)
        .filter((s) => TEACHABLE.includes(s.kind))
        .map((s) => s.id);
      if (!ids.length) return;
      let pending = false;
      try {
        const told = await api.ranks(ids);
        if (run !== this.ranking) return;
        this.rankedBy = told.method;
        this.known = new Map([...this.known, ...Object.entries(told.ranks)]);
        this.learntFrom = told.learnt_from;
        pending = told.pending;
        // chips a person has begun to choose from stay where they are
        const s = this.current;
        if (s && told.ranks[s.id] && !Object.values(this.draft.values).some(Boolean))
          this.draft.ranks = told.ranks[s.id]!;
      } catch {
        return;
      }
      if (!pending) return;
      await new Promise((done) => setTimeout(done, Math.min(pause, 1000)));
      pause *= 1.05;
    }
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
    const { next, text, offsets } = this;
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
  filled(f: Ask): boolean {
    return !!this.draft.values[f.name]?.trim() || (!!f.optional && !!this.draft.unsaid[f.name]);
  }
  missing = $derived.by(() => {
    if (!this.current) return [];
    const out = this.fields.filter((f) => !this.filled(f)).map((f) => f.name);
    if (!this.draft.holding || (this.draft.holding === "other" && !this.draft.holder.trim()))
      out.push("holder");
    if (!this.draft.commitment) out.push("commitment");
    return out;
  });
  active = $derived(
    this.picked && this.order.includes(this.picked) ? this.picked : (this.missing[0] ?? ""),
  );
  missingSaid = $derived(
    this.missing.length
      ? `Still to choose: ${this.missing.map((name) => this.fields.find((f) => f.name === name)?.label ?? name).join(", ")}`
      : "",
  );
  /** Names offered for a field, best first: concepts as the server learnt them, actors by the words they share. */
  offered(f: Ask): { name: string; score: number | null }[] {
    if (f.kind === "actor")
      return nearest(f.about, this.actors).map((n) => ({ name: n.name, score: null }));
    return (this.draft.ranks?.[f.name] ?? []).slice(0, this.fields.length > 2 ? 4 : 5);
  }
  choices(f: Ask): string[] {
    return this.form?.fields.find((x) => x.name === f.name)?.choices ?? [];
  }

  settle(): void {
    this.picked = "";
    setTimeout(() => this.stage?.focus({ preventScroll: true }));
  }
  fieldId(name: string): string {
    return `review-${name}`;
  }
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
    return words.length > 58 ? `${words.slice(0, 57)}…` : words;
  }
  /** Write it behind the person's back, in order; the queue has moved on already. */
  private write(
    s: Suggestion,
    state: Decided["state"],
    made: Partial<Statement> | null,
    what: () => Promise<unknown>,
  ): void {
    const at = this.waiting.findIndex((x) => x.id === s.id);
    const following = this.waiting[at + 1] ?? this.waiting.find((x) => x.id !== s.id);
    const told: Mine = { id: s.id, kind: s.kind, state, words: this.short(s), made };
    this.gone[s.id] = state;
    this.currentId = following?.id ?? "";
    this.mine = [told, ...this.mine.filter((m) => m.id !== s.id)];
    this.pending += 1;
    this.writes += 1;
    this.chain = this.chain.then(async () => {
      try {
        await what();
        if (state !== "later") this.drafts.delete(s.id);
      } catch (error) {
        delete this.gone[s.id];
        this.mine = this.mine.filter((m) => m !== told);
        this.currentId = s.id;
        shared.trouble(error);
      }
      this.pending -= 1;
      this.writes += 1;
      if (!this.pending) {
        await shared.refresh();
        void this.load();
      }
    });
  }
  accept(): void {
    const s = this.current;
    if (!s) {
      const other = this.onward();
      if (other) void this.choose(other.kind);
      else if (!this.looking && this.queue && this.queue.searched.texts < this.queue.searched.of)
        void this.look();
      return;
    }
    if (this.missing.length) {
      this.say();
      return;
    }
    const d = $state.snapshot(this.draft);
    if (!d.commitment) return; // one of those missing, said above
    const values: Record<string, Value> = Object.fromEntries(
      Object.entries(d.values).filter(([, v]) => v.trim()),
    );
    if (s.kind === "predictions" && d.horizon.trim()) values.horizon = d.horizon.trim();
    const state = d.start === s.start && d.end === s.end ? "accepted" : "edited";
    const statement = {
      id: crypto.randomUUID(),
      transcript: s.transcript,
      start: d.start,
      end: d.end,
      form: formOf(s),
      values,
      commitment: d.commitment,
      ...(d.holding === "own" ? {} : { holder: d.holding === "unstated" ? null : d.holder.trim() }),
      ...(d.about.trim() ? { about: d.about.trim() } : {}),
    };
    const holder =
      d.holding === "own"
        ? (this.turn?.speaker ?? null)
        : d.holding === "other"
          ? d.holder.trim()
          : null;
    this.write(s, state, { ...statement, holder }, () => api.decide(s.id, { state, statement }));
  }
  aside(state: "rejected" | "later"): void {
    const s = this.current;
    if (s) this.write(s, state, null, () => api.decide(s.id, { state }));
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
    this.chain = this.chain.then(async () => {
      await shared.undo();
    });
  }
  async undoOne(d: Decided): Promise<void> {
    await shared.act(async () => {
      shared.say(heard((await api.undo(d.change)).summary));
    });
    if (d.kind && this.queue) await this.choose(d.kind, d.suggestion);
  }
  /** Decisions newest first: what is still being written, then what the server has. */
  decisions = $derived.by((): Decided[] => {
    const told = this.queue?.decisions ?? [],
      have = new Map(told.map((d) => [d.suggestion, d.state]));
    const writing = this.mine
      .filter((m) => have.get(m.id) !== m.state)
      .map((m) => ({
        change: 0,
        at: "",
        suggestion: m.id,
        state: m.state,
        number: 1,
        statement: null,
        summary: "",
        kind: m.kind,
        words: m.words,
        made: m.made as Statement | null,
      }));
    const ahead = new Set(writing.map((d) => d.suggestion));
    return [...writing, ...told.filter((d) => d.kind && !ahead.has(d.suggestion))].slice(0, 8);
  });

  // -- the map --------------------------------------------------------------------------------------------------

  arrows = $derived(arrowsOf(this.causes, this.decisions));
  /** The few arrows beside what is at hand. */
  near = $derived(nearArrows(this.arrows, [this.draft.values.cause, this.draft.values.effect]));
  factors = $derived(factorCount(this.arrows));
  doubts = $derived(
    this.current
      ? (["negated", "conditional", "question"] as const)
          .filter((k) => this.current!.values[k] === true)
          .map(
            (k) =>
              ({
                negated: "a negation stands near it",
                conditional: "said under a condition",
                question: "asked, not said",
              })[k],
          )
      : [],
  );
  said = (kind: string) => kindLabel(kind).toLowerCase();
  hidden = $derived.by(() => {
    const h = this.here?.hidden;
    return h
      ? {
          ...h,
          words: [
            h.muted ? `${count(h.muted, "is", "are")} of a muted method` : "",
            h.blind ? `${count(h.blind, "lies", "lie")} in passages kept blind` : "",
            h.tier ? `${count(h.tier, "is", "are")} less sure than “${this.tier}”` : "",
          ]
            .filter(Boolean)
            .join(" · "),
        }
      : null;
  });
  mark = (kind: string) => shared.forms.find((f) => f.name === (KINDS[kind]?.form ?? "code"));
}
