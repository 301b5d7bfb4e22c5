// Who walks through a network or a map by key: where one stands, whence one came, what is spoken.
import { stopAt, type Way } from "./rove";
import type { Point } from "./curves";
import type { Stage } from "./stage";
import { led, Letters, named, round } from "./walk";

export class Walk {
  /** The mark that is the one Tab stop. */
  at: string | null;
  /** The node a tie was walked from, and how many ties between the two were opened. */
  private from: string | null = null;
  private opened = 0;
  private readonly letters: Letters;
  /** Nodes, the most connected first; then bands. */
  private readonly order: string[];

  constructor(
    private readonly stage: Stage,
    /** The walk through the drawing before this one: it goes on. */
    before: Walk | null,
  ) {
    this.letters = before?.letters ?? new Letters();
    const { nodes, bands } = stage,
      statements = (key: string): number => {
        const { many, ids = "" } = nodes.get(key)?.dataset ?? {};
        return many === undefined ? ids.split(" ").filter(Boolean).length : Number(many);
      };
    const ties = new Map([...nodes.keys()].map((key) => [key, stage.drawn(key)]));
    this.order = [...nodes.keys()].sort(
      (a, b) => (ties.get(b) ?? 0) - (ties.get(a) ?? 0) || statements(b) - statements(a),
    );
    for (const [key, node] of nodes)
      node.setAttribute("aria-label", stage.spoken(key, statements(key)));
    this.order.push(...bands.keys());
    const at = before?.at ?? null,
      from = before?.from ?? null;
    this.at = this.mark(at) && at !== null ? at : (this.order[0] ?? null);
    this.from = this.at === at && this.mark(from) ? from : null;
    stopAt([...stage.root.querySelectorAll("g.mark")], this.mark(this.at));
  }
  private mark(key: string | null): SVGGElement | undefined {
    if (key === null) return undefined;
    return this.stage.nodes.get(key) ?? this.stage.bands.get(key);
  }
  /** Where one stands in the drawing. */
  place(): Point {
    const stop = this.stage.stops().find(({ key }) => key === this.at);
    return stop ? [stop.x, stop.y] : [0, 0];
  }
  focus(): void {
    this.mark(this.at)?.focus({ preventScroll: true });
  }
  private stand(key: string | null, from: string | null = null): void {
    const mark = this.mark(key);
    if (!mark || key === null) return;
    const last = this.mark(this.at);
    last?.setAttribute("tabindex", "-1");
    mark.setAttribute("tabindex", "0");
    this.at = key;
    this.from = from;
    this.opened = 0;
    const ties = this.came();
    if (ties.length)
      mark.setAttribute("aria-description", ties.map((t) => t.dataset.name ?? "").join("; "));
    else mark.removeAttribute("aria-description");
    mark.focus({ preventScroll: true });
  }
  /** Where a mark was reached by mouse, the keys go on. */
  come(mark: SVGGElement): void {
    const { node, band } = mark.dataset,
      key = node ?? (band === undefined ? null : `band|${band}`);
    if (key === null || key === this.at) return;
    this.mark(this.at)?.setAttribute("tabindex", "-1");
    mark.setAttribute("tabindex", "0");
    [this.at, this.from] = [key, null];
  }
  /** The ties one came along. */
  private came(): SVGGElement[] {
    if (this.from === null || this.at === null) return [];
    return this.stage.between(this.from, this.at).map((tie) => tie.group);
  }
  /** The tie one came along; asked again, the next one between the two. */
  tie(): SVGGElement | undefined {
    const ties = this.came();
    return ties[this.opened++ % Math.max(1, ties.length)];
  }
  go(way: Way): void {
    const { at, stage } = this;
    if (at === null) return;
    const [x, y] = this.place(),
      every = stage.stops().filter(({ key }) => key !== at),
      to = led({ x, y }, stage.tiedTo(at), every, way);
    this.stand(to, to !== null && stage.between(at, to).length ? at : null);
  }
  /** The next node round the one that was left, or the strongest tie's other end. */
  swing(by: 1 | -1): void {
    const centre = this.from ?? this.at;
    if (centre === null || this.at === null) return;
    const ring = this.stage.tiedTo(centre).map(({ key }) => key);
    this.stand(round(ring, this.at, by), centre);
  }
  end(first: boolean): void {
    this.stand((first ? this.order[0] : this.order.at(-1)) ?? null);
  }
  jump(letter: string, now: number): void {
    const names = this.order
      .map((key): [string, string] => [key, this.mark(key)?.dataset.name ?? ""])
      .sort(([, a], [, b]) => a.localeCompare(b));
    this.stand(named(names, this.letters.typed(letter, now), this.at));
  }
}
