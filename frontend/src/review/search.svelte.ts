// The search for suggestions in all texts: begun here, done by the server, looked at until it ends.
import { api } from "../api";
import { shared } from "../app/state.svelte";
import type { Looking, Tier } from "../api/types";

/** Milliseconds between two looks at how far it is. */
const PAUSE = 250;

export class Search {
  looking = $state.raw<Looking | null>(null);
  private watching = false;
  private left = false;

  /** `ended` is called once nothing is looked for any more. */
  constructor(private ended: () => Promise<void>) {}

  async begin(tier: Tier, kinds: string[] = []): Promise<void> {
    try {
      this.looking = (await api.look(tier, kinds)).looking ?? { done: 0, of: 0, title: "", tier };
      void this.watch();
    } catch (error) {
      shared.trouble(error);
    }
  }
  /** Nobody looks on any more; the server goes on. */
  leave(): void {
    this.left = true;
  }
  async watch(): Promise<void> {
    if (this.watching) return;
    this.watching = true;
    while (this.looking && !this.left) {
      await new Promise((done) => setTimeout(done, PAUSE));
      try {
        this.looking = (await api.looking()).looking;
      } catch {
        this.looking = null;
      }
    }
    this.watching = false;
    if (!this.left) await this.ended();
  }
}
