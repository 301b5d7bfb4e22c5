// The places of a text that word lists and expressions find; the browser remembers the lists.
import { api } from "../api";
import type { Hit } from "../api/types";
import { wantedIn } from "./wordlists";

const KEY = "reading lists";

class Listed {
  lists = $state(localStorage.getItem(KEY) ?? "");
  hits = $state.raw<Hit[]>([]);
  /** Why a line cannot be looked for, in one sentence. */
  trouble = $state("");
  #asked = 0;

  set(lists: string): void {
    this.lists = lists;
    if (lists.trim()) localStorage.setItem(KEY, lists);
    else localStorage.removeItem(KEY);
  }

  /** Looks in a text, line by line; the server bounds the time an expression takes. */
  async look(transcript: string): Promise<void> {
    const mine = ++this.#asked,
      found: Hit[] = [];
    let trouble = "";
    for (const wanted of wantedIn(this.lists)) {
      try {
        found.push(...(await api.searchIn(transcript, wanted)).texts);
      } catch (error) {
        trouble ||= error instanceof Error ? error.message : String(error);
      }
      if (mine !== this.#asked) return;
    }
    this.hits = found;
    this.trouble = trouble;
  }
}

export const listed = new Listed();
