// Names that may be actors', for all texts at once: what waits, what is chosen for the one at hand, what is written.
import { api } from "../api";
import { shared } from "../app/state.svelte";
import type { Candidate, Candidates, Mentions } from "../api/types";

/** Letter and kind of an actor, as a person chooses it. */
export const KINDS = [
  ["p", "person"],
  ["o", "organisation"],
  ["g", "group"],
  ["c", "country"],
  ["a", "place"],
] as const;

/** The actor a name is confirmed as: a known one it becomes an alias of, or a new one with its own. */
export function confirmed(name: string, kind: string, actor: string, same: string[]) {
  const others = same.filter((s) => s !== actor);
  return actor
    ? { name: actor, kind, aliases: [name, ...others] }
    : { name, kind, aliases: others };
}

export class CandidateList {
  told = $state.raw<Candidates | null>(null);
  /** State by name, of what was decided here since the names were asked for. */
  gone = $state<Record<string, string>>({});
  at = $state("");
  /** The confirmed actor that is looked at instead. */
  named = $state("");
  kind = $state("");
  same = $state<string[]>([]);
  seen = $state.raw<Mentions | null>(null);
  pending = $state(0);
  saved = $state(false);
  private chain: Promise<void> = Promise.resolve();
  private writes = 0;

  /** `written` is called once all decisions are written. */
  constructor(private written: () => Promise<void>) {}

  rows = $derived((this.told?.rows ?? []).filter((r) => !this.gone[r.name]));
  current = $derived(this.rows.find((r) => r.name === this.at) ?? this.rows[0] ?? null);
  name = $derived(this.current?.name ?? "");
  shown = $derived(this.named || this.name);
  /** The known actor a person chose it to be the same as. */
  actor = $derived(
    this.current?.same_as.find((s) => s.actor && this.same.includes(s.name))?.name ?? "",
  );

  async load(): Promise<void> {
    const asked = this.writes;
    try {
      const now = await api.candidates();
      if (!this.pending && asked === this.writes) {
        this.told = now;
        this.gone = {};
      }
    } catch (error) {
      shared.trouble(error);
    }
  }
  /** Another name is at hand: nothing is chosen for it yet. */
  turnTo(): void {
    this.kind = "";
    this.same = [];
    this.named = "";
  }
  look(name: string): void {
    this.at = name;
    this.named = "";
  }
  step(by: number): void {
    const i = this.rows.findIndex((r) => r.name === this.current?.name);
    this.at = this.rows[Math.max(0, Math.min(this.rows.length - 1, i + by))]?.name ?? "";
  }
  toggle(name: string): void {
    this.same = this.same.includes(name)
      ? this.same.filter((s) => s !== name)
      : [...this.same, name];
  }
  confirm(): void {
    const r = this.current;
    if (!r) return;
    const { kind, actor } = this;
    if (!kind && !actor) {
      shared.say("Still to choose: kind (or whom it is the same as).");
      return;
    }
    const made = confirmed(r.name, kind, actor, this.same);
    for (const other of this.same) if (other !== actor) this.gone[other] = "accepted";
    this.write(r, "accepted", () => api.decide(r.ids[0]!, { state: "accepted", actor: made }));
  }
  aside(state: string): void {
    const r = this.current;
    if (r) this.write(r, state, () => api.decideMany(r.ids, state));
  }
  private write(r: Candidate, state: string, what: () => Promise<unknown>): void {
    const i = this.rows.indexOf(r),
      following = this.rows[i + 1] ?? this.rows[i - 1];
    this.gone[r.name] = state;
    this.at = following?.name ?? "";
    this.pending += 1;
    this.writes += 1;
    this.saved = false;
    this.after(async () => {
      try {
        await what();
      } catch (error) {
        delete this.gone[r.name];
        this.at = r.name;
        shared.trouble(error);
      }
      this.pending -= 1;
      this.writes += 1;
      if (!this.pending) {
        this.saved = true;
        await shared.refresh();
        void this.load();
        await this.written();
      }
    });
  }
  /** Do something once all that is being written is written. */
  after(what: () => Promise<void>): void {
    this.chain = this.chain.then(what);
  }
}
