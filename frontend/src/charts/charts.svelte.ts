// The page Charts: which chart is asked for, over which statements, and what came back.
import { api } from "../api";
import type { components } from "../api/schema";
import type { ChartAnswer, Sentences } from "../api/types";
import { shared } from "../app/state.svelte";
import { versions } from "../app/versions.svelte";
import { type Asked, look, options, START } from "./asking";

/** Where in a chart something stands, as its mark says. */
export interface Spot {
  row: string;
  column: string;
}

export class Chart {
  asked = $state<Asked>({ ...START });
  answer = $state.raw<ChartAnswer | null>(null);
  waiting = $state(false);
  private number = 0;

  whole = (): components["schemas"]["ChartPlace"] => ({
    chart: this.asked.kind,
    ...options(this.asked),
    ...look(this.asked),
    ...versions.asked,
  });

  async ask(width: number): Promise<void> {
    const mine = ++this.number;
    this.waiting = true;
    try {
      const answer = await api.chart({ ...this.whole(), width });
      if (mine === this.number) this.answer = answer;
    } catch (error) {
      if (mine === this.number) shared.trouble(error);
    } finally {
      if (mine === this.number) this.waiting = false;
    }
  }

  behind = (at: Spot): Promise<Sentences> => api.chartEvidence({ ...this.whole(), ...at });
}
