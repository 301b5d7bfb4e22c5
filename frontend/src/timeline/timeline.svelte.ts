// The timeline page: what was asked, what came back, and asking again when either changes.
import type { components } from "../api/schema";
import { timelines } from "../api/timelines";
import type { TimelineAnswer, ToldOrderAnswer } from "../api/types";
import { edtfYear } from "../drawn/years";
import { some } from "../api/chosen";
import { shared } from "../app/state.svelte";
import { versions } from "../app/versions.svelte";

export type View = "lanes" | "order" | "list";

/** How long nothing is asked for before what is shown is drawn for paper. */
const QUIET = 900;
/** Pixels across a sheet of paper. */
const SHEET = 800;

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
  /** Of many lanes those are drawn that hold few hundred times, until all are asked for. */
  every = $state(false);
  told = $state.raw<TimelineAnswer | null>(null);
  order = $state.raw<ToldOrderAnswer | null>(null);
  /** What is shown as it is printed, drawn when nothing else is asked for. */
  paper = $state.raw<readonly string[]>([]);
  waiting = $state(false);
  private asked = 0;
  private timer = 0;

  /** The study as Python would call it. */
  options = (): components["schemas"]["TimelineStudy"] => {
    const holders = [this.one, this.one ? this.two : ""].filter(Boolean);
    return {
      by: this.by,
      ...versions.asked,
      holders: some(holders),
      forms: this.form ? [this.form] : undefined,
      voice: this.voice === "any" ? undefined : this.voice,
      since: this.since === null ? undefined : edtfYear(this.since),
      until: this.until === null ? undefined : edtfYear(this.until),
    };
  };

  /** The telling that is looked at: whose, of which text, from how many years on is a jump. */
  telling = () => ({ holder: this.holder, text: this.text, jump: Math.max(1, this.jump || 15) });

  async ask(width: number): Promise<void> {
    const mine = ++this.asked;
    this.waiting = true;
    this.paper = [];
    clearTimeout(this.timer);
    try {
      if (this.view === "order") {
        const order = await timelines.order({ ...this.telling(), width });
        if (mine === this.asked) this.order = order;
      } else {
        const short = this.view === "lanes" && !this.every;
        const told = await timelines.history({ ...this.options(), width, short });
        if (mine === this.asked) this.told = told;
      }
      if (mine === this.asked) this.timer = window.setTimeout(() => void this.print(mine), QUIET);
    } catch (error) {
      shared.trouble(error);
    } finally {
      if (mine === this.asked) this.waiting = false;
    }
  }

  private async print(mine: number): Promise<void> {
    try {
      const paper =
        this.view === "order"
          ? [(await timelines.order({ ...this.telling(), width: SHEET })).svg]
          : (await timelines.onPaper(this.options())).sheets;
      if (mine === this.asked) this.paper = paper;
    } catch {
      // it is printed as it stands on the screen
    }
  }
  leave(): void {
    clearTimeout(this.timer);
    this.asked += 1;
  }
}
