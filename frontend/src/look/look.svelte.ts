// The first look: the text chosen, its hollow marks, the one that is yellow, and what is decided.
import { looks, type FirstLook, type LookMark } from "../api/accounts";
import { shelves } from "../api/shelves";
import { TIERS } from "../api/sets";
import { go, shared, textPlace } from "../app/state.svelte";
import { inOrder } from "./marks";

export class Look {
  /** The text with the fewest statements, looked at where none is named; "" where there is none. */
  first = $state<string | null>(null);
  found = $state.raw<FirstLook | null>(null);
  gone = $state.raw<ReadonlySet<string>>(new Set());
  at = $state("");
  decided = $state(0);
  waiting = $state(false);
  private asked = 0;

  get text(): string {
    return shared.route.key || this.first || "";
  }
  left = $derived(
    this.found ? inOrder(this.found).filter((m) => !this.gone.has(m.id)) : ([] as LookMark[]),
  );
  current = $derived(this.left.find((m) => m.id === this.at) ?? this.left[0] ?? null);

  async list(): Promise<void> {
    try {
      const { rows } = await shelves.library({ sort: "statements", limit: 1 });
      this.first = rows[0]?.id ?? "";
    } catch (error) {
      shared.trouble(error);
    }
  }

  async ask(text: string): Promise<void> {
    const mine = ++this.asked;
    this.waiting = true;
    try {
      const found = await looks.of(text);
      if (mine !== this.asked) return;
      if (found.transcript !== this.found?.transcript) this.decided = 0;
      this.found = found;
      this.gone = new Set();
    } catch (error) {
      shared.trouble(error);
    } finally {
      if (mine === this.asked) this.waiting = false;
    }
  }

  move = (by: number): void => {
    const i = this.left.findIndex((m) => m.id === this.current?.id);
    const next = this.left[Math.max(0, Math.min(this.left.length - 1, i + by))];
    if (next) this.at = next.id;
  };

  /** The first mark of the next kind. */
  kind = (): void => {
    const here = this.current?.kind;
    const i = this.left.findIndex((m) => m.id === this.current?.id);
    const next = [...this.left.slice(i), ...this.left].find((m) => m.kind !== here);
    if (next) this.at = next.id;
  };

  async reject(mark: LookMark): Promise<void> {
    this.aside(mark);
    const { text } = this;
    if (await shared.act(() => looks.decide(text, mark.id, "rejected"))) this.decided += 1;
    else this.gone = new Set([...this.gone].filter((id) => id !== mark.id));
  }

  async later(mark: LookMark): Promise<void> {
    const { text } = this;
    this.move(1);
    await shared.act(() => looks.decide(text, mark.id, "later"), "Put off. It stays hollow.");
  }

  private aside(mark: LookMark): void {
    const i = this.left.findIndex((m) => m.id === mark.id);
    this.at = this.left[i + 1]?.id ?? this.left[i - 1]?.id ?? "";
    this.gone = new Set([...this.gone, mark.id]);
  }

  /** Yes: it is kept as a suggestion, and the review makes a statement of it. */
  async accept(mark: LookMark): Promise<void> {
    try {
      const kept = await looks.decide(this.text, mark.id, "open");
      const shown = TIERS.find((t) => t === sessionStorage.getItem("tier")) ?? "strong";
      if (TIERS.indexOf(kept.tier) > TIERS.indexOf(shown))
        sessionStorage.setItem("tier", kept.tier);
      go(`#/review?kind=${encodeURIComponent(kept.kind)}&id=${encodeURIComponent(kept.id)}`);
    } catch (error) {
      shared.trouble(error);
    }
  }

  see = (mark: LookMark): void => {
    go(textPlace(this.text, mark.start));
  };
}
