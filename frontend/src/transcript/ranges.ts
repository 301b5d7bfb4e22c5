// Between places in a text (code points) and places in the page (nodes and UTF-16 units).
import type { Offsets } from "../text/offsets";
import type { Turn } from "../api/types";

export interface Span {
  start: number;
  end: number;
}

export interface Passage extends Span {
  turn: string;
}

/** How many UTF-16 units of an element's text stand before a place in it. */
export function unitIn(words: Element, node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(words);
  range.setEnd(node, offset);
  return range.toString().length;
}

export function wordsAt(node: Node | null): HTMLElement | null {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>("[data-words]") ?? null;
}

/** The node and offset at so many UTF-16 units of an element's text. */
export function place(words: Element, unit: number): [Node, number] {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  let left = unit,
    node: Node = words;
  while (walker.nextNode()) {
    node = walker.currentNode;
    const n = node.textContent!.length;
    if (left <= n) return [node, left];
    left -= n;
  }
  return [node, node.textContent?.length ?? 0];
}

/** The part of a span that stands in a turn, as a range of the page. */
export function rangeIn(words: Element, turn: Turn, span: Span, offsets: Offsets): Range {
  const range = document.createRange(),
    base = offsets.units(turn.start);
  range.setStart(...place(words, offsets.units(Math.max(turn.start, span.start)) - base));
  range.setEnd(...place(words, offsets.units(Math.min(turn.end, span.end)) - base));
  return range;
}

/**
 * What a selection of the page holds of one turn's words, in UTF-16 units. A selection that begins
 * or ends outside of the words (a triple click ends in the element behind) holds them from their
 * first or to their last.
 */
function held(words: Element, range: Range): [number, number] | null {
  if (!range.intersectsNode(words)) return null;
  const inside = document.createRange();
  inside.selectNodeContents(words);
  if (inside.compareBoundaryPoints(Range.START_TO_START, range) < 0)
    inside.setStart(range.startContainer, range.startOffset);
  if (inside.compareBoundaryPoints(Range.END_TO_END, range) > 0)
    inside.setEnd(range.endContainer, range.endOffset);
  const length = inside.toString().length,
    start = unitIn(words, inside.startContainer, inside.startOffset);
  return inside.toString().trim() ? [start, start + length] : null;
}

/** The marked words as a passage from their first letter to their last, or nothing. */
export function passageOf(
  range: Range,
  box: Element,
  turns: Turn[],
  offsets: Offsets,
  cut: (a: number, b: number) => string,
): Passage | null {
  const byId = new Map(turns.map((t) => [t.id, t]));
  let first: Turn | undefined,
    start = 0,
    end = 0;
  for (const words of box.querySelectorAll<HTMLElement>("[data-words]")) {
    const units = held(words, range),
      turn = units && byId.get(words.dataset.words!);
    if (!units || !turn) continue;
    const base = offsets.units(turn.start);
    if (!first) start = offsets.points(base + units[0]);
    first ??= turn;
    end = Math.min(turn.end, offsets.points(base + units[1]));
  }
  if (!first) return null;
  const words = cut(start, end),
    lead = words.length - words.trimStart().length,
    tail = words.length - words.trimEnd().length;
  return start + lead < end - tail
    ? { turn: first.id, start: start + lead, end: end - tail }
    : null;
}

/** How often a place is measured again while stretches of the text are laid out around it. */
const LOOKS = 12;

/** Scrolls until a range stands in the middle of the box, however the text above it is laid out. */
export function toMiddle(box: Element, range: () => Range | null, looks = LOOKS): void {
  const at = range()?.getBoundingClientRect();
  if (!at || !looks) return;
  const frame = box.getBoundingClientRect(),
    off = at.top + Math.min(at.height, frame.height) / 2 - frame.top - frame.height / 2;
  if (Math.abs(off) > 2) box.scrollBy({ top: off });
  requestAnimationFrame(() => toMiddle(box, range, looks - 1));
}
