// Only the rows of a long table that are in view, and the height of those above and below.
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from "@tanstack/virtual-core";

const BEYOND = 15;

/** The window of a table in a box that scrolls. Rows are measured as they come into view. */
export class Rows {
  items = $state.raw<VirtualItem[]>([]);
  above = $state(0);
  below = $state(0);
  #virtual: Virtualizer<HTMLElement, HTMLElement>;

  constructor(box: HTMLElement, table: () => number, height: number) {
    this.#virtual = new Virtualizer<HTMLElement, HTMLElement>({
      count: 0,
      getScrollElement: () => box,
      estimateSize: () => height,
      overscan: BEYOND,
      scrollMargin: table(),
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.#look(),
    });
  }

  /** Begin to listen; answers how to stop. */
  mount(): () => void {
    const stop = this.#virtual._didMount();
    this.#virtual._willUpdate();
    this.#look();
    return stop;
  }

  /** There are so many rows, and the table begins so far down. */
  set(count: number, begins: number): void {
    const options = this.#virtual.options;
    if (options.count === count && options.scrollMargin === begins) return;
    this.#virtual.setOptions({ ...options, count, scrollMargin: begins });
    this.#virtual._willUpdate();
    this.#look();
  }

  /** A row that is shown: its height is taken. */
  measure = (row: HTMLElement): void => this.#virtual.measureElement(row);

  /** First and last row really in view, counted from 0. */
  inView(): [number, number] {
    const range = this.#virtual.range;
    return range ? [range.startIndex, range.endIndex] : [0, 0];
  }

  show(index: number): void {
    this.#virtual.scrollToIndex(index, { align: "auto" });
  }

  #look(): void {
    const items = this.#virtual.getVirtualItems(),
      margin = this.#virtual.options.scrollMargin;
    this.items = items;
    this.above = (items[0]?.start ?? margin) - margin;
    const end = items.at(-1)?.end ?? margin;
    this.below = Math.max(0, this.#virtual.getTotalSize() - (end - margin));
  }
}
