// The text as it stands in the window: which stretches are drawn and near, where a span of it is.
import { flushSync, tick } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import { rangeIn, type Span, toMiddle } from "./ranges";
import type { Reading } from "./reading.svelte";
import { stretches } from "./stretches";
import type { Turn } from "../api/types";

/** Stretches that are readable at once. */
const FIRST = 14;

/** Stretches of a long text that follow at a time, while nobody waits. */
const MORE = 40;

/** Further off than the browser lays out, so that each stretch is laid out once. */
const MARGIN = "2000px 0px";

/** What is marked stands so many pixels from the edges of the window at least. */
const EDGE = 40;

export class Column {
  box = $state<HTMLElement>();
  drawn = $state(FIRST);
  readonly near = new SvelteSet<string>();
  readonly blocks = $derived.by(() => stretches(this.reading.turns));
  /** The turns near the window: only their marks are drawn. */
  readonly shown = $derived.by(() =>
    this.blocks
      .slice(0, this.drawn)
      .filter((b) => this.near.has(b.key))
      .flatMap((b) => b.turns),
  );
  /** Whether the page is on its way to paper: then all of it is drawn, with every mark. */
  printing = $state(false);
  private observer: IntersectionObserver | null = null;

  constructor(private readonly reading: Reading) {}

  /** Another text begins with its first stretches. */
  begin(): void {
    this.drawn = FIRST;
  }
  more(): void {
    this.drawn += MORE;
  }
  /** At once: the browser prints what stands there when this returns. */
  print = (begins: boolean): void =>
    flushSync(() => {
      this.printing = begins;
      if (begins) this.drawn = Math.max(this.drawn, this.blocks.length);
    });
  focus = (): void => this.box?.focus({ preventScroll: true });

  /** Brings a turn, or a span of it, into the middle of the window. */
  show = (id: string, span: Span | null = null): void => {
    this.reading.current = id;
    const place = this.blocks.findIndex((b) => b.turns.some((t) => t.id === id)),
      block = this.blocks[place];
    if (block) this.near.add(block.key);
    if (place >= this.drawn)
      flushSync(() => {
        this.drawn = place + FIRST;
      });
    const element = document.getElementById(`turn-${id}`),
      turn = this.reading.turn(id);
    element?.scrollIntoView({ block: "center" });
    void tick().then(() => {
      const mark = element?.querySelector("mark.here");
      if (mark || !span || !turn || !this.box)
        (mark ?? element)?.scrollIntoView({ block: "center" });
      else toMiddle(this.box, () => this.rangeOf(turn, span));
    });
  };

  /** Brings what is marked into the window, where it is not in sight already. */
  reveal(): void {
    const { passage } = this.reading,
      turn = this.reading.turn(passage?.turn),
      range = turn && passage && this.rangeOf(turn, passage);
    if (!turn || !passage) return;
    if (!range || !this.box) {
      this.show(turn.id, passage);
      return;
    }
    const at = range.getBoundingClientRect(),
      frame = this.box.getBoundingClientRect();
    if (at.top < frame.top + EDGE || at.bottom > frame.bottom - EDGE)
      toMiddle(this.box, () => this.rangeOf(turn, passage));
  }

  /** The part of a span that stands in a turn, in the page; words of a label stand beside it. */
  rangeOf = (turn: Turn, span: Span): Range | null => {
    const block = document.getElementById(`turn-${turn.id}`),
      label = span.end <= turn.start ? block?.querySelector(".name") : null;
    if (label) {
      const range = document.createRange();
      range.selectNodeContents(label);
      return range;
    }
    const words = block?.querySelector("[data-words]");
    return words ? rangeIn(words, turn, span, this.reading.offsets) : null;
  };

  /** Keeps an eye on whether a stretch is near the window. */
  watched = (node: HTMLElement): { destroy: () => void } => {
    const key = node.dataset.stretch ?? "";
    this.observer ??= new IntersectionObserver((entries) => this.seen(entries), {
      root: node.closest(".text"),
      rootMargin: MARGIN,
    });
    this.observer.observe(node);
    return {
      destroy: () => {
        this.observer?.unobserve(node);
        this.near.delete(key);
      },
    };
  };
  private seen(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const key = (target instanceof HTMLElement && target.dataset.stretch) || "";
      if (isIntersecting) this.near.add(key);
      else this.near.delete(key);
    }
  }
  unwatch(): void {
    this.observer?.disconnect();
    this.observer = null;
  }
}
