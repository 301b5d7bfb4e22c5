// The page Words: what is asked, kept while the window is open, and what came back.
import { Trouble } from "../api";
import type { Progress } from "../api/long";
import { words } from "../api/words";
import type { KwicAnswer, WordsAnswer } from "../api/types";
import { shared } from "../app/state.svelte";
import { STOPPED } from "../wording/stopped";
import { type Asked, inContext, listed, type Sort, START } from "./asking";

class Words {
  asked = $state<Asked>({ ...START });
  sort = $state<Sort>("text");
  list = $state.raw<WordsAnswer | null>(null);
  context = $state.raw<KwicAnswer | null>(null);
  /** Why the words cannot be looked for, in one sentence. */
  trouble = $state("");
  waiting = $state(false);
  /** How far the counting is, where it takes long. */
  work = $state.raw<Progress | null>(null);
  #end = new AbortController();
  /** The last question of each kind: an answer to an earlier one comes too late. */
  #last = { list: 0, context: 0 };

  async count(): Promise<void> {
    this.stop();
    const { signal } = (this.#end = new AbortController());
    const said = (far: Progress) => {
      if (!signal.aborted) this.work = far;
    };
    await this.#answered(
      "list",
      () => words.listed(listed(this.asked))({ signal, said }),
      (found) => {
        this.list = found;
      },
    );
    if (signal === this.#end.signal) this.work = null;
  }

  /** Ends the counting. */
  stop = (): void => this.#end.abort();

  /** Ends it without a word: whoever asked is leaving. */
  leave(): void {
    this.#last.list += 1;
    this.stop();
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
      if (this.#end.signal.aborted && kind === "list") this.trouble = STOPPED;
      else if (error instanceof Trouble && error.status >= 400 && error.status < 500)
        this.trouble = error.message;
      else shared.trouble(error);
    } finally {
      if (mine === this.#last[kind]) this.waiting = false;
    }
  }
}

/** One for all visits: whoever comes back from a text finds the same lines. */
export const study = new Words();
