// The proposals of a map, one at a time: what was decided, put off, and which name stays.
import { ask } from "../api/ask";
import type { components } from "../api/schema";
import { shared } from "../app/state.svelte";

type Schemas = components["schemas"];
export type Proposals = Schemas["FactorProposals"];
export type Proposal = Schemas["ProposedFactors"];
export type Decision = Schemas["FactorDecision"]["decision"];

const pair = (p: Proposal) => [p.a, p.b].sort().join("\n");

export class Factors {
  found = $state.raw<Proposals | null>(null);
  trouble = $state("");
  holder = $state("");
  /** Put off: behind all the others, in the order they were put off. */
  private later = $state.raw<string[]>([]);
  /** The pairs of which the other name is to stay. */
  private turned = $state.raw(new Set<string>());
  busy = $state(false);
  private asked = 0;

  readonly queue = $derived.by(() => {
    const put = new Map(this.later.map((key, i) => [key, i]));
    return [...(this.found?.proposals ?? [])].sort(
      (a, b) => (put.get(pair(a)) ?? -1) - (put.get(pair(b)) ?? -1),
    );
  });
  readonly now = $derived(this.queue[0]);
  readonly waiting = $derived(this.queue.filter((p) => this.later.includes(pair(p))).length);
  /** The name that stays, and the one that becomes another word for it. */
  readonly names = $derived.by((): [string, string] => {
    const p = this.now;
    if (!p) return ["", ""];
    return this.turned.has(pair(p)) ? [p.b, p.a] : [p.a, p.b];
  });
  /** What each decision would do to the map. */
  readonly effects = $derived.by(() => {
    const p = this.now;
    if (!p) return { same: "", opposite: "" };
    return p.relation === "same"
      ? { same: p.effect, opposite: p.otherwise }
      : { same: p.otherwise, opposite: p.effect };
  });

  async load(): Promise<void> {
    const mine = ++this.asked;
    const of = new URLSearchParams(this.holder ? { holders: this.holder } : {});
    try {
      const found = await ask("GET", `/factors?${of}`);
      if (mine !== this.asked) return;
      this.found = found;
      this.trouble = "";
    } catch (error) {
      if (mine === this.asked)
        this.trouble = error instanceof Error ? error.message : String(error);
    }
  }
  async decide(decision: Decision): Promise<void> {
    if (!this.now || this.busy) return;
    const [a, b] = this.names;
    this.busy = true;
    await shared.act(async () => {
      const done = await ask("POST", "/factors", { a, b, decision });
      shared.say(`${done.summary} ${shared.key("z")} takes it back.`);
      await this.load();
    });
    this.busy = false;
  }
  postpone(): void {
    const p = this.now;
    if (p) this.later = [...this.later.filter((key) => key !== pair(p)), pair(p)];
  }
  turn(): void {
    const p = this.now;
    if (!p) return;
    const turned = new Set(this.turned);
    if (!turned.delete(pair(p))) turned.add(pair(p));
    this.turned = turned;
  }
}
