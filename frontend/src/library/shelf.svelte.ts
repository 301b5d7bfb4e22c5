// The texts of the library a page at a time, and those ticked on whatever page they stand.
import { shelves, type LibraryPage, type Sort, type Wish } from "../api/shelves";
import type { TranscriptSummary } from "../api/types";
import { shared } from "../app/state.svelte";

export const PAGE = 100;

export class Shelf {
  wish = $state.raw<Wish>({ q: "", sort: "added", limit: PAGE, offset: 0 });
  page = $state.raw<LibraryPage | null>(null);
  ticked = $state.raw<ReadonlyMap<string, TranscriptSummary>>(new Map());
  #asked = 0;

  readonly texts = $derived(this.page?.rows ?? []);
  /** The first and the last text shown, counted from 1. */
  readonly shown = $derived<[number, number]>([
    Math.min(this.wish.offset + 1, this.page?.total ?? 0),
    this.wish.offset + this.texts.length,
  ]);

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const page = await shelves.library(this.wish);
      if (asked !== this.#asked) return;
      // what stood on the last page may be gone
      if (!page.rows.length && page.total && this.wish.offset) return void this.turn(-1);
      this.page = page;
      const there = new Map(page.rows.map((t) => [t.id, t]));
      this.ticked = new Map([...this.ticked].map(([key, t]) => [key, there.get(key) ?? t]));
    } catch (error) {
      shared.trouble(error);
    }
  }
  /** Other words or another order: from the first text on. */
  ask(change: Partial<Wish>): void {
    this.wish = { ...this.wish, offset: 0, ...change };
    void this.load();
  }
  sort(by: Sort): void {
    const { sort } = this.wish;
    // numbers begin with the most, names with the first
    const first = by === "statements" || by === "flags" ? (`-${by}` as const) : by;
    this.ask({ sort: sort === by ? `-${by}` : sort === `-${by}` ? by : first });
  }
  turn(by: 1 | -1): void {
    this.ask({ offset: Math.max(0, this.wish.offset + by * PAGE) });
  }
  tick(text: TranscriptSummary, on: boolean): void {
    const ticked = new Map(this.ticked);
    if (on) ticked.set(text.id, text);
    else ticked.delete(text.id);
    this.ticked = ticked;
  }
  clear = (): void => {
    this.ticked = new Map();
  };
}
