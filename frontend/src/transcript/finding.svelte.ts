// The words looked for in the open text: every place, and the one stepped to.
import { api, Trouble } from "../api";
import { shared } from "../app/state.svelte";
import type { Hit, Turn } from "../api/types";
import { hitFrom, stepped, type Wanted } from "./wanted";

/** Milliseconds of rest before what is being typed is looked for. */
const REST = 150;

export class Finding {
  wanted = $state.raw<Wanted | null>(null);
  hits = $state.raw<Hit[]>([]);
  place = $state(0);
  /** Why the words cannot be looked for, in one sentence. */
  trouble = $state("");
  private timer = 0;
  private asking = 0;

  /** `show` brings a hit into the middle of the window. */
  constructor(private readonly show: (hit: Hit) => void) {}

  get here(): Hit | undefined {
    return this.hits[this.place];
  }

  /** Looks in a text, and goes to the first hit at or behind a place. */
  async open(transcript: string, wanted: Wanted, at: number): Promise<void> {
    const mine = ++this.asking;
    this.wanted = wanted;
    this.trouble = "";
    if (!wanted.words.trim()) {
      this.hits = [];
      return;
    }
    try {
      const { texts } = await api.searchIn(transcript, wanted);
      if (mine !== this.asking) return;
      this.hits = texts;
      this.place = hitFrom(texts, at);
      if (this.here) this.show(this.here);
    } catch (error) {
      if (mine !== this.asking) return;
      this.hits = [];
      if (error instanceof Trouble && error.status >= 400 && error.status < 500)
        this.trouble = error.message;
      else shared.trouble(error);
    }
  }

  /** The same while somebody types. */
  soon(transcript: string, wanted: Wanted): void {
    const at = this.here?.start ?? 0;
    this.wanted = wanted;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.open(transcript, wanted, at), REST);
  }

  step(by: number): void {
    this.place = stepped(this.place, by, this.hits.length);
    if (this.here) this.show(this.here);
  }

  close(): void {
    this.asking += 1;
    clearTimeout(this.timer);
    this.wanted = null;
    this.hits = [];
    this.trouble = "";
  }
}

/** The turn a hit stands in; for one in a speaker's label, the turn that follows it. */
export function turnOf(turns: Turn[], hit: { start: number; end: number }): Turn | undefined {
  return turns.find((t) => hit.start < t.end) ?? turns.at(-1);
}
