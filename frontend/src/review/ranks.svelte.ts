// The concepts the server has learnt for what is at hand and what comes next.
import { api } from "../api";
import type { Ranked, Suggestion } from "../api/types";
import { TEACHABLE } from "./words";

/** Suggestions that are asked about at once: the one at hand and those behind it. */
const AHEAD = 4;
/** Milliseconds: the first wait while the server still learns, the longest, and when to give up. */
const [FIRST, LONGEST, GIVEN_UP] = [90, 1000, 60_000];

export class Ranks {
  by = $state("");
  learntFrom = $state(0);
  private known = $state.raw(new Map<string, Record<string, Ranked[]>>());
  private asking = 0;

  of(id: string): Record<string, Ranked[]> | null {
    return this.known.get(id) ?? null;
  }
  /** Ask for the first few that wait, again and again while the server still learns; `told` hears. */
  async ask(
    waiting: () => Suggestion[],
    told: (ranks: Record<string, Record<string, Ranked[]>>) => void,
  ): Promise<void> {
    const run = ++this.asking;
    let pause = FIRST;
    while (run === this.asking && pause < GIVEN_UP) {
      const ids = waiting()
        .slice(0, AHEAD)
        .filter((s) => TEACHABLE.includes(s.kind))
        .map((s) => s.id);
      if (!ids.length) return;
      try {
        const answer = await api.ranks(ids);
        if (run !== this.asking) return;
        this.by = answer.method;
        this.known = new Map([...this.known, ...Object.entries(answer.ranks)]);
        this.learntFrom = answer.learnt_from;
        told(answer.ranks);
        if (!answer.pending) return;
      } catch {
        return;
      }
      await new Promise((done) => setTimeout(done, Math.min(pause, LONGEST)));
      pause *= 1.05;
    }
  }
}
