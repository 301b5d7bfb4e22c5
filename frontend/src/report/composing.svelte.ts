// A report while it is written: what is typed, saved with each pause, and beside what others save.
import { Trouble } from "../api";
import { documents, type EditedReport, type Part, type Plan } from "../api/documents";
import { refusal, type ReportChangedMeanwhile } from "../api/trouble";
import { shared } from "../app/state.svelte";
import { keepDraft, keptDraft } from "./drafts";
import { type Block, type Head, moved, NO_PART, NOTHING, planned, taken } from "./parts";

const PAUSE = 1200;

/** Both values of what two people changed, and the report as it stands with the rest of both. */
export type ReportConflict = Omit<ReportChangedMeanwhile, "plan"> & { plan: Plan };

export class Composing {
  head = $state<Head>({ ...NOTHING });
  blocks = $state<Block[]>([]);
  /** The part one works on. */
  chosen = $state(0);
  loaded = $state(false);
  saving = $state(false);
  missing = $state(false);
  trouble = $state("");
  conflict = $state.raw<ReportConflict | null>(null);
  private revision = 0;
  private kept = $state("");
  private given = 0;
  private timer = 0;

  constructor(
    readonly name: string,
    readonly project: string,
  ) {}

  get keys(): number[] {
    return this.blocks.map((b) => b.key);
  }
  get plan(): Plan {
    return $state.snapshot(planned(this.head, this.blocks)) as Plan;
  }
  readonly typed = $derived.by(() => JSON.stringify(this.plan));
  readonly dirty = $derived.by(() => this.loaded && this.typed !== this.kept);

  private next = () => (this.given += 1);

  /** As it is kept now; what is typed here and not saved goes before. */
  async load(): Promise<void> {
    if (this.dirty || this.saving || this.conflict) return;
    try {
      const found = (await documents.all()).find((r) => r.name === this.name);
      if (this.dirty || this.saving) return;
      this.missing = !found;
      if (!found || (this.loaded && found.revision === this.revision)) return;
      this.adopt(found.plan, found.revision);
      const draft = this.loaded ? null : keptDraft(this.project, this.name);
      this.loaded = true;
      if (!draft) return;
      this.revision = draft.revision;
      [this.head, this.blocks] = taken(draft.plan, this.blocks, this.next);
    } catch (error) {
      shared.trouble(error);
    }
  }

  private adopt(plan: Plan, revision: number): void {
    [this.head, this.blocks] = taken(plan, this.blocks, this.next);
    this.revision = revision;
    this.kept = JSON.stringify(this.plan);
    if (!this.blocks.some((b) => b.key === this.chosen)) this.chosen = this.blocks[0]?.key ?? 0;
  }

  /** Something was typed: kept in this window at once, in the project when the typing rests. */
  changed(): void {
    clearTimeout(this.timer);
    if (!this.dirty || this.conflict) return;
    keepDraft(this.project, this.name, { plan: this.plan, revision: this.revision });
    this.timer = window.setTimeout(() => void this.save(), PAUSE);
  }

  /** Saves what is typed. False where it could not be saved. */
  async save(): Promise<boolean> {
    clearTimeout(this.timer);
    if (!this.dirty) return true;
    if (this.saving || this.conflict || this.missing) return false;
    const sent = this.typed;
    this.saving = true;
    try {
      const made = await documents.keep(this.name, JSON.parse(sent) as Plan, this.revision);
      this.trouble = "";
      this.saved(made, sent);
    } catch (error) {
      this.refused(error);
      return false;
    } finally {
      this.saving = false;
    }
    if (this.dirty) this.changed();
    return true;
  }

  private saved(made: EditedReport, sent: string): void {
    if (made.theirs.length) {
      // what was typed meanwhile is laid over theirs when the typing rests
      if (this.typed !== sent) return;
      shared.say(`Saved. ${made.by || "Somebody"} changed it too; both stand.`);
      this.adopt(made.plan, made.revision);
    } else {
      this.revision = made.revision;
      this.kept = sent;
    }
    if (!this.dirty) keepDraft(this.project, this.name, null);
    void shared.refresh();
  }

  private refused(error: unknown): void {
    const conflict = refusal(error, "Changed");
    if (conflict && "plan" in conflict) this.conflict = conflict as ReportConflict;
    else if (error instanceof Trouble && error.data.kind === "Gone") this.missing = true;
    else {
      this.trouble = error instanceof Error ? error.message : String(error);
      if (error instanceof Trouble && error.status === 0) {
        shared.trouble(error);
        this.timer = window.setTimeout(() => void this.save(), 4 * PAUSE);
      }
    }
  }

  /** Every field is decided: `plan` is what is to stand. */
  async settle(plan: Plan): Promise<void> {
    if (!this.conflict) return;
    this.revision = this.conflict.revision;
    this.conflict = null;
    [this.head, this.blocks] = taken(plan, this.blocks, this.next);
    await this.save();
  }

  /** What is typed becomes a report of its own; this one is theirs again. */
  async keepApart(name: string): Promise<boolean> {
    return shared.act(async () => {
      await documents.keep(name, this.plan);
      keepDraft(this.project, this.name, null);
      this.conflict = null;
      this.kept = this.typed;
    }, `Kept as “${name}”`);
  }

  /** Parts: added behind the one that is chosen, moved, taken out, made twice. */
  at = (key = this.chosen): number => this.blocks.findIndex((b) => b.key === key);

  add(part: Partial<Part>): void {
    const block = { key: this.next(), part: { ...NO_PART, ...part } };
    const at = this.at();
    const place = at < 0 ? this.blocks.length : at + 1;
    this.blocks = [...this.blocks.slice(0, place), block, ...this.blocks.slice(place)];
    this.chosen = block.key;
  }
  move(key: number, by: number): boolean {
    const at = this.at(key),
      to = at + by;
    if (at < 0 || to < 0 || to >= this.blocks.length) return false;
    this.blocks = moved(this.blocks, at, to);
    return true;
  }
  place(key: number, to: number): void {
    this.blocks = moved(this.blocks, this.at(key), to);
  }
  remove(key: number): void {
    const at = this.at(key);
    this.blocks = this.blocks.filter((b) => b.key !== key);
    if (this.chosen === key) this.chosen = this.blocks[Math.max(0, at - 1)]?.key ?? 0;
    void this.save();
  }
  leave(): void {
    clearTimeout(this.timer);
    void this.save();
  }
}
