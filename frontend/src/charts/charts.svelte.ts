// The page Charts: which chart is asked for, over which statements, and what came back.
import { api } from "../api";
import { openings } from "../api/openings";
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
  /** A variable statements have a value for, where the one asked for has none; "": none known. */
  other = $state("");
  private number = 0;
  private begun = false;

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
      if (mine !== this.number) return;
      const begins = !this.begun;
      this.begun = true;
      this.other = answer.why_empty ? await this.coded() : "";
      if (begins && this.other) return this.take(this.other);
      this.answer = answer;
    } catch (error) {
      if (mine === this.number) shared.trouble(error);
    } finally {
      if (mine === this.number) this.waiting = false;
    }
  }

  /** Count another variable. */
  take(variable: string): void {
    this.asked.variable = variable;
    this.asked.columns = variable;
  }

  /** What a network of this project would begin with, where that is something else. */
  private async coded(): Promise<string> {
    const { variable2 } = (await openings.network()).question;
    const now = this.asked.kind === "crosstab" ? this.asked.columns : this.asked.variable;
    const other = typeof variable2 === "string" ? variable2 : "";
    return other !== now && other !== this.asked.rows ? other : "";
  }

  behind = (at: Spot): Promise<Sentences> => api.chartEvidence({ ...this.whole(), ...at });
}
