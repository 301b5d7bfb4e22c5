// The page Words: what is asked, kept while the window is open, and what came back.
import { Trouble } from "../api";
import { words } from "../api/words";
import type { KwicAnswer, WordsAnswer } from "../api/types";
import { shared } from "../app/state.svelte";
import { type Asked, inContext, listed, type Sort, START } from "./asking";

class Words {
  asked = $state<Asked>({ ...START });
  sort = $state<Sort>("text");
  list = $state.raw<WordsAnswer | null>(null);
  context = $state.raw<KwicAnswer | null>(null);
  /** Why the words cannot be looked for, in one sentence. */
  trouble = $state("");
  waiting = $state(false);
  /** The last question of each kind: an answer to an earlier one comes too late. */
  #last = { list: 0, context: 0 };

  async count(): Promise<void> {
    await this.#answered(
      "list",
      async () => words.listed(listed(this.asked)),
      (found) => {
        this.list = found;
      },
    );
  }

  async look(line: string): Promise<void> {
    await this.#answered(
      "context",
      async () => words.inContext(inContext(this.asked, line, this.sort)),
      (found) => {
        this.context = found;
      },
    );
  }

  async #answered<T>(
    kind: "list" | "context",
    ask: () => Promise<T>,
    take: (found: T) => void,
  ): Promise<void> {
    const mine = ++this.#last[kind];
    this.waiting = true;
    try {
      const found = await ask();
      if (mine !== this.#last[kind]) return;
      this.trouble = "";
      take(found);
    } catch (error) {
      if (mine !== this.#last[kind]) return;
      if (error instanceof Trouble && error.status >= 400 && error.status < 500)
        this.trouble = error.message;
      else shared.trouble(error);
    } finally {
      if (mine === this.#last[kind]) this.waiting = false;
    }
  }
}

/** One for all visits: whoever comes back from a text finds the same lines. */
export const study = new Words();
