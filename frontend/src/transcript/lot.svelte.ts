// One's passages of the open text, as they are now.
import { assigning, type Assignment } from "../api/assigning";
import { shared } from "../app/state.svelte";
import { here } from "../team/here";
import { team } from "../team/team.svelte";
import { edgesOf, passageAt, passagesOf, wholeOf } from "./lot";
import type { Reading } from "./reading.svelte";
import type { Turn } from "../api/types";

export class Lot {
  private rows = $state.raw<Assignment[]>([]);
  private readonly coder = $derived(
    here ? (team.session?.account.name ?? "") : (shared.project?.coder ?? ""),
  );
  readonly passages = $derived.by(() =>
    passagesOf(this.rows, this.coder, this.reading.text?.id ?? ""),
  );
  /** The text as a whole, where that is one's own to code. */
  readonly whole = $derived.by(() => wholeOf(this.rows, this.coder, this.reading.text?.id ?? ""));
  readonly edges = $derived.by(() => edgesOf(this.reading.turns, this.passages));

  constructor(private readonly reading: Reading) {}

  /** Whether a turn is not in what one is to code. */
  outside = (turn: Turn): boolean => this.passages.length > 0 && !passageAt(this.passages, turn);

  /** Asks who codes what, where more than one person codes at all. */
  async load(): Promise<void> {
    if (!here && (shared.project?.coders ?? 0) < 2) return;
    try {
      this.rows = await assigning.all();
    } catch (error) {
      shared.trouble(error);
    }
  }
  finish = (one: Assignment): Promise<unknown> => this.changed(() => assigning.finish(one.id));
  reopen = (one: Assignment): Promise<unknown> => this.changed(() => assigning.reopen(one.id));

  private changed(change: () => Promise<unknown>): Promise<unknown> {
    return shared.act(async () => {
      await change();
      await this.load();
    });
  }
}
