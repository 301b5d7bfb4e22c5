// What waits to be decided: the queue as the server tells it, less what was decided here meanwhile.
import { api } from "../api";
import { TIERS } from "../api/sets";
import { shared } from "../app/state.svelte";
import type { KindCount, Named, Queue, Statement, Tier } from "../api/types";
import type { Suggestion } from "../api/types";
import { counted, decisionsOf, hiddenSaid, type Mine } from "./counting";
import { NEWEST } from "./growing-map";
import { Search } from "./search.svelte";

export interface Wanted {
  tier?: Tier;
  muted?: boolean;
  useful?: boolean;
  scope?: string;
}

export class ReviewQueue {
  answer = $state.raw<Queue | null>(null);
  actors = $state.raw<Named[]>([]);
  concepts = $state.raw<Named[]>([]);
  /** The newest causes, of how many: the map beside the queue is made of them. */
  causes = $state.raw<Statement[]>([]);
  allCauses = $state(0);
  kind = $state("");
  tier = $state<Tier>((sessionStorage.getItem("tier") as Tier | null) ?? "strong");
  muted = $state(false);
  scope = $state(shared.route.query.get("transcript") ?? "");
  useful = $state(false);
  cut = $state(-1);
  currentId = $state("");
  /** State by suggestion, of what was decided here since the queue was asked for. */
  gone = $state<Record<string, string>>({});
  mine = $state.raw<Mine[]>([]);
  /** Decisions that are being written. */
  pending = $state(0);
  search = new Search(() => this.load());
  /** Whether the page was left: what is still written is written, and nothing more is asked for. */
  left = false;
  private chain: Promise<void> = Promise.resolve();
  /** Decisions begun and written so far: an answer asked for before the last of either is old. */
  private writes = 0;

  /** `loaded` hears that there is a new queue, `chosen` that another kind was chosen. */
  constructor(
    private loaded: () => void,
    private chosen: () => void,
  ) {}

  private now = (s: Suggestion) => this.gone[s.id] ?? s.state;
  rows = $derived(this.answer?.rows ?? []);
  curve = $derived(this.answer?.curve ?? []);
  /** Where the curve is cut: its last point where nobody chose one. */
  private at = $derived(
    this.cut < 0 ? this.curve.length - 1 : Math.min(this.cut, this.curve.length - 1),
  );
  point = $derived(this.curve[this.at] ?? null);
  private limit = $derived(this.cut < 0 ? 0 : (this.point?.threshold ?? 0));
  waiting = $derived([
    ...this.rows.filter((s) => this.now(s) === "open" && s.score >= this.limit),
    ...this.rows.filter((s) => this.now(s) === "later"),
  ]);
  current = $derived(this.waiting.find((s) => s.id === this.currentId) ?? this.waiting[0] ?? null);
  next = $derived(
    this.waiting[this.waiting.findIndex((s) => s.id === this.current?.id) + 1] ?? null,
  );
  kinds = $derived((this.answer?.kinds ?? []).map((k) => counted(k, this.rows, this.gone)));
  here = $derived(this.kinds.find((k) => k.kind === this.kind) ?? null);
  decisions = $derived(decisionsOf(this.answer?.decisions ?? [], this.mine));
  hidden = $derived.by(() => {
    const h = this.here?.hidden;
    return h ? { ...h, words: hiddenSaid(h, this.tier) } : null;
  });

  leave(): void {
    this.left = true;
    this.search.leave();
  }
  async load(): Promise<void> {
    if (this.left) return;
    const asked = this.writes;
    try {
      const where = {
        kind: this.kind,
        tier: this.tier,
        muted: String(this.muted),
        useful: String(this.useful),
        transcript: this.scope,
      };
      const [queue, caused, who, what] = await Promise.all([
        api.review(where),
        api.statementPage({ form: "cause", sort: "-made_at", limit: String(NEWEST) }),
        api.named("actors"),
        api.named("concepts"),
      ]);
      if (
        this.left ||
        this.pending ||
        asked !== this.writes ||
        (this.kind && this.kind !== where.kind)
      )
        return;
      [this.causes, this.allCauses] = [caused.rows.reverse(), caused.total];
      [this.actors, this.concepts] = [who, what];
      await this.take(queue);
    } catch (error) {
      shared.trouble(error);
    }
  }
  private async take(queue: Queue): Promise<void> {
    // what was taken back is open again: go back to it
    const stands = new Set(queue.decisions.map((d) => d.suggestion));
    const back = this.answer ? this.mine.find((m) => !stands.has(m.id)) : undefined;
    this.mine = this.mine.filter((m) => stands.has(m.id));
    for (const id of Object.keys(this.gone)) delete this.gone[id];
    this.answer = queue;
    this.search.looking = queue.looking;
    if (!this.kind) this.kind = queue.kind;
    if (back) {
      this.currentId = back.id;
      if (back.kind !== this.kind) await this.choose(back.kind, back.id);
    }
    if (queue.trouble) shared.trouble(queue.trouble);
    if (queue.looking) void this.search.watch();
    this.loaded();
  }
  async choose(name: string, id = ""): Promise<void> {
    this.kind = name;
    this.currentId = id;
    this.cut = -1;
    await this.load();
    if (!this.left) this.chosen();
  }
  async set(what: Wanted): Promise<void> {
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
    if (what.tier && (await this.widened(what.tier))) return;
    await this.load();
  }
  /** Whether a tier was chosen that nobody has searched for yet: it is searched for now. */
  private async widened(tier: Tier): Promise<boolean> {
    this.tier = tier;
    this.cut = -1;
    sessionStorage.setItem("tier", tier);
    const had = this.answer?.searched.tier;
    if (had && TIERS.indexOf(tier) <= TIERS.indexOf(had)) return false;
    await this.look(tier);
    return true;
  }
  look(tier: Tier = this.tier, kinds: string[] = []): Promise<void> {
    return this.search.begin(tier, kinds);
  }
  stricter(step: number): void {
    if (this.curve.length) this.cut = Math.max(0, Math.min(this.curve.length - 1, this.at + step));
  }
  /** What waits, from the one at hand on. */
  fromHere(): Suggestion[] {
    const at = this.waiting.findIndex((s) => s.id === this.current?.id);
    return this.waiting.slice(Math.max(0, at));
  }
  onward(): KindCount | undefined {
    return this.kinds.find((k) => k.open && k.kind !== this.kind);
  }

  /** The next one appears at once; `what` is written behind it, in order, and it comes back where that fails. */
  write(s: Suggestion, told: Mine, what: () => Promise<unknown>): void {
    const at = this.waiting.findIndex((x) => x.id === s.id);
    const following = this.waiting[at + 1] ?? this.waiting.find((x) => x.id !== s.id);
    this.gone[s.id] = told.state;
    this.currentId = following?.id ?? "";
    this.mine = [told, ...this.mine.filter((m) => m.id !== s.id)];
    this.pending += 1;
    this.writes += 1;
    this.after(async () => {
      try {
        await what();
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
  /** Do something once all that is being written is written. */
  after(what: () => Promise<void>): void {
    this.chain = this.chain.then(what);
  }
}
