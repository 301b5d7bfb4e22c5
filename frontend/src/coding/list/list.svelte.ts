// Statements as a list of any length: the pages of it that are looked at, and what is chosen.
import { api } from "../../api";
import type { Which } from "../../api/lists";
import type { Sort } from "./columns";
import { shared } from "../../app/state.svelte";
import type { Statement, StatementNames } from "../../api/types";

export const PAGE = 100;
/** Pages held at once. */
const KEPT = 60;
/** Up to so many statements are chosen one by one; beyond, all that fit are meant as a whole. */
export const SINGLY = 500;

export type Filter = Record<string, string>;

export class StatementList {
  filter = $state.raw<Filter>({});
  sort = $state<Sort>("start");
  down = $state(false);
  total = $state(0);
  loaded = $state(false);
  pages = $state.raw(new Map<number, Statement[]>());
  names = $state.raw<StatementNames | null>(null);
  chosen = $state.raw<ReadonlySet<string>>(new Set());
  /** Whether all that fit are chosen, also those that were never shown. */
  everything = $state(false);
  readonly many = $derived(this.everything ? this.total : this.chosen.size);
  /** Grows with every question; an answer to an older one is too late. */
  #asked = 0;
  #waiting = new Set<number>();

  row(index: number): Statement | undefined {
    return this.pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** How many rows from one on are held, without a gap. */
  heldFrom(begin: number): number {
    let index = begin;
    while (index < this.total && this.row(index)) index += 1;
    return index - begin;
  }

  isChosen(id: string): boolean {
    return this.everything || this.chosen.has(id);
  }

  /** Ask anew: rows `from`–`to` are shown, and stay until the answer is there. */
  async reload(from: number, to: number): Promise<void> {
    const asked = ++this.#asked;
    this.#waiting.clear();
    const wanted = numbers(from, to);
    try {
      const found = await Promise.all(wanted.map((page) => this.#page(page)));
      if (asked !== this.#asked) return;
      this.pages = new Map(wanted.map((page, k) => [page, found[k]?.rows ?? []]));
      this.#heard(found[0]?.total ?? 0);
    } catch (error) {
      shared.trouble(error);
    }
  }

  /** Rows that are looked at, where they were not asked for yet. */
  async need(from: number, to: number): Promise<void> {
    const asked = this.#asked;
    const wanted = numbers(from, to).filter((p) => !this.pages.has(p) && !this.#waiting.has(p));
    for (const page of wanted) {
      this.#waiting.add(page);
      try {
        const found = await this.#page(page);
        if (asked !== this.#asked) return;
        // far pages are let go: a list of a million holds what was looked at last
        const kept = [...this.pages].slice(-KEPT);
        this.pages = new Map([...kept, [page, found.rows]]);
        this.total = found.total;
      } catch (error) {
        shared.trouble(error);
      } finally {
        this.#waiting.delete(page);
      }
    }
  }

  async askNames(): Promise<void> {
    try {
      this.names = await api.statementNames();
    } catch (error) {
      shared.trouble(error);
    }
  }

  by(column: Sort): void {
    this.down = this.sort === column ? !this.down : false;
    this.sort = column;
  }

  toggle(id: string): void {
    if (this.everything) return;
    const next = new Set(this.chosen);
    if (!next.delete(id)) next.add(id);
    this.chosen = next;
  }

  none(): void {
    this.chosen = new Set();
    this.everything = false;
  }

  /** Choose all that fit, or none where all are chosen. */
  async all(): Promise<void> {
    if (this.total && this.many === this.total) {
      this.none();
      return;
    }
    if (this.total > SINGLY) {
      this.chosen = new Set();
      this.everything = true;
      return;
    }
    await this.need(0, this.total - 1);
    this.chosen = new Set([...this.pages.values()].flat().map((s) => s.id));
  }

  /** What is chosen, as the server takes it: some ids, or the filter and how many it means. */
  which(): Which {
    return this.everything ? { where: this.filter, total: this.total } : { ids: [...this.chosen] };
  }

  /** The one form of all that is chosen, where it is one. */
  oneForm(): string | undefined {
    if (this.everything) return this.filter.form || undefined;
    const rows = [...this.pages.values()].flat().filter((s) => this.chosen.has(s.id));
    const found = new Set(rows.map((s) => s.form));
    return found.size === 1 && rows.length === this.chosen.size ? [...found][0] : undefined;
  }

  #page(page: number) {
    return api.statementPage({
      ...this.filter,
      sort: `${this.down ? "-" : ""}${this.sort}`,
      offset: String(page * PAGE),
      limit: String(PAGE),
    });
  }

  #heard(total: number): void {
    this.total = total;
    this.loaded = true;
  }
}

function numbers(from: number, to: number): number[] {
  const first = Math.max(0, Math.floor(from / PAGE)),
    last = Math.max(first, Math.floor(to / PAGE));
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}
