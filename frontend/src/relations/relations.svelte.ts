// The relations page: what was asked, what came back, and asking again when either changes.
import { api } from "../api";
import type { components } from "../api/schema";
import type { BalanceAnswer, LineageAnswer, RelationsAnswer } from "../api/types";
import { edtfYear } from "../drawn/years";
import { shared } from "../app/state.svelte";
import { versions } from "../app/versions.svelte";

export type View = "graph" | "list" | "lineage";

type Asked = components["schemas"]["RelationsStudy"];

export class Relations {
  teller = $state("");
  other = $state("");
  kind = $state("");
  voice = $state("any");
  since = $state<number | null>(null);
  until = $state<number | null>(null);
  view = $state<View>("graph");
  net = $state.raw<RelationsAnswer | null>(null);
  balance = $state.raw<BalanceAnswer | null>(null);
  lineage = $state.raw<LineageAnswer | null>(null);
  waiting = $state(false);
  private asked = 0;
  private balanced = "";

  /** The study as Python would call it. */
  options = (): Asked => ({
    told_by: this.teller ? [this.teller] : undefined,
    compare: (this.teller && this.other) || undefined,
    ...versions.asked,
    kinds: this.kind ? [this.kind] : undefined,
    voice: this.voice === "any" ? undefined : this.voice,
    time: this.since === null && this.until === null ? undefined : "told",
    since: this.since === null ? undefined : edtfYear(this.since),
    until: this.until === null ? undefined : edtfYear(this.until),
  });

  /** Asks how balanced it is, once for a study, however wide its picture becomes. */
  private async weigh(study: Asked): Promise<void> {
    const of = JSON.stringify([study, shared.revision]);
    if (of === this.balanced) return;
    this.balanced = of;
    try {
      const balance = await api.balance(study);
      if (of === this.balanced) this.balance = balance;
    } catch (error) {
      if (of === this.balanced) this.balanced = "";
      throw error;
    }
  }

  async ask(width: number, height: number): Promise<void> {
    const mine = ++this.asked;
    this.waiting = true;
    try {
      const study = this.options();
      if (this.view === "lineage") {
        const lineage = await api.lineage({ ...study, width });
        if (mine === this.asked) this.lineage = lineage;
      }
      const net = await api.relations({ ...study, width, height });
      if (mine !== this.asked) return;
      this.net = net;
      await this.weigh(study);
    } catch (error) {
      shared.trouble(error);
    } finally {
      if (mine === this.asked) this.waiting = false;
    }
  }
}
