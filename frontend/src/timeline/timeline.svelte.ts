// The timeline page: what was asked, what came back, and asking again when either changes.
import { api, type Options } from "../api";
import type { TimelineAnswer, ToldOrderAnswer } from "../api/types";
import { edtfYear } from "../drawn/years";
import { shared } from "../lib/state.svelte";
import { versions } from "../lib/versions.svelte";

export type View = "lanes" | "order" | "list";

export class History {
  by = $state("holder");
  one = $state("");
  two = $state("");
  form = $state("");
  voice = $state("any");
  since = $state<number | null>(null);
  until = $state<number | null>(null);
  view = $state<View>("lanes");
  holder = $state("");
  text = $state("");
  jump = $state(15);
  told = $state.raw<TimelineAnswer | null>(null);
  order = $state.raw<ToldOrderAnswer | null>(null);
  waiting = $state(false);
  private asked = 0;

  /** The study as Python would call it. */
  options = (): Options => {
    const holders = [this.one, this.one ? this.two : ""].filter(Boolean);
    return {
      by: this.by,
      ...versions.asked,
      ...(holders.length ? { holders } : {}),
      ...(this.form ? { forms: [this.form] } : {}),
      ...(this.voice !== "any" ? { voice: this.voice } : {}),
      ...(this.since !== null ? { since: edtfYear(this.since) } : {}),
      ...(this.until !== null ? { until: edtfYear(this.until) } : {}),
    };
  };

  /** The telling that is looked at: whose, of which text, from how many years on is a jump. */
  telling = () => ({ holder: this.holder, text: this.text, jump: Math.max(1, this.jump || 15) });

  async ask(width: number): Promise<void> {
    const mine = ++this.asked;
    this.waiting = true;
    try {
      if (this.view === "order") {
        const order = await api.toldOrder({ ...this.telling(), width });
        if (mine === this.asked) this.order = order;
        return;
      }
      const told = await api.timeline({ ...this.options(), width });
      if (mine === this.asked) this.told = told;
    } catch (error) {
      shared.trouble(error);
    } finally {
      if (mine === this.asked) this.waiting = false;
    }
  }
}
