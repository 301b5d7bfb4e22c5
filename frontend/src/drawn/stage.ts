// A network or map the server drew, under somebody's hands. The drawing itself is painted once and only
// moved as a whole; what is lit or in a hand is copied to a sheet above it, so that a frame costs
// as much as what moves in it, however large the network.
import { curve, distance, middle, point, type Point } from "./curves";
import { halved, svg, touchable } from "./sheets";
import { spoken } from "./spoken";
import type { Stop } from "./walk";

export interface Tie {
  ends: [string, string];
  group: SVGGElement;
  path: SVGPathElement;
  weight: number;
}
/** Of more ties than this none is touched by itself: the nearest to the hand is meant. */
const CROWD = 400;
/** Pixels beside a tie that still mean it. */
const NEAR = 6;

export class Stage {
  readonly nodes = new Map<string, SVGGElement>();
  /** Bands between camps, by the camps they join. */
  readonly bands = new Map<string, SVGGElement>();
  /** What stands above the drawing: copies of what is lit or moved. */
  readonly sheet: SVGSVGElement;
  readonly legend: SVGSVGElement;
  private readonly names = new Map<string, SVGGElement>();
  private readonly ties: Tie[] = [];
  private readonly of = new Map<string, Tie[]>();
  private readonly first = new Map<string, Point>();
  private readonly at = new Map<string, Point>();
  readonly crowded: boolean;

  constructor(
    readonly root: SVGSVGElement,
    high: number,
  ) {
    [this.sheet, this.legend] = halved(root, high);
    for (const node of root.querySelectorAll<SVGGElement>("g.node")) {
      const key = node.dataset.node ?? "";
      this.nodes.set(key, node);
      this.first.set(key, point(node.dataset.at));
      this.at.set(key, point(node.dataset.at));
    }
    for (const name of root.querySelectorAll<SVGGElement>("g.name"))
      this.names.set(name.dataset.of ?? "", name);
    for (const band of root.querySelectorAll<SVGGElement>("g.band"))
      this.bands.set(`band|${band.dataset.band ?? ""}`, band);
    const groups = root.querySelectorAll<SVGGElement>("g.tie");
    this.crowded = groups.length > CROWD;
    root.classList.toggle("crowded", this.crowded);
    for (const group of groups) this.tied(group);
  }
  private tied(group: SVGGElement): void {
    const [a = "", b = ""] = (group.dataset.ends ?? "").split("\n"),
      path = group.querySelector("path");
    if (!path) return;
    path.classList.add("line");
    if (!this.crowded) touchable(path);
    const tie: Tie = { ends: [a, b], group, path, weight: Number(group.dataset.weight) };
    this.ties.push(tie);
    for (const end of new Set(tie.ends)) this.of.set(end, [...(this.of.get(end) ?? []), tie]);
  }
  place(key: string): Point {
    return this.at.get(key) ?? [0, 0];
  }
  nameOf(key: string): string {
    return key.slice(key.indexOf("|") + 1);
  }
  /** What a node says of itself to who cannot see it. */
  spoken(key: string, statements: number): string {
    const { name = this.nameOf(key), ties } = this.nodes.get(key)?.dataset ?? {};
    return spoken(name, statements, Number(ties), this.drawn(key));
  }
  /** How many ties of a node are drawn. */
  drawn(key: string): number {
    return this.of.get(key)?.length ?? 0;
  }
  /** Nodes that a drawn tie joins with one, the strongest tie first. */
  tiedTo(key: string): Stop[] {
    const found = new Map<string, number>();
    for (const { ends, weight } of this.of.get(key) ?? []) {
      const other = ends[0] === key ? ends[1] : ends[0];
      if (other !== key) found.set(other, Math.max(found.get(other) ?? 0, Math.abs(weight)));
    }
    const by = [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return by.map(([other]) => this.stop(other));
  }
  private stop(key: string): Stop {
    const [x, y] = this.place(key);
    return { key, x, y };
  }
  /** Everything one can stand on: nodes, then bands. */
  stops(): Stop[] {
    const bands = [...this.bands].map(([key, band]): Stop => {
      const { x, y, width, height } = band.getBBox();
      return { key, x: x + width / 2, y: y + height / 2 };
    });
    return [...[...this.nodes.keys()].map((key) => this.stop(key)), ...bands];
  }
  between(a: string, b: string): Tie[] {
    const among = this.of.get(a) ?? [];
    return among.filter(({ ends: [x, y] }) => (x === a && y === b) || (x === b && y === a));
  }
  /** In a crowd of ties the one a point of the drawing means. */
  tieAt(at: Point, scale: number): SVGGElement | null {
    if (!this.crowded) return null;
    let best: Tie | null = null,
      least = NEAR / scale;
    for (const tie of this.ties) {
      const far = distance(at, this.place(tie.ends[0]), this.place(tie.ends[1]), least);
      if (far < least) [best, least] = [tie, far];
    }
    return best?.group ?? null;
  }

  /** Copies to the sheet what is lit: nodes with their ties and neighbours, or one tie with both
   *  its ends; the drawing below pales. Nothing: the sheet is empty. */
  light(keys: ReadonlySet<string>, tie: readonly [string, string] | null = null): void {
    const ties = tie ? this.between(...tie) : this.around(keys),
      lit = new Set([...keys, ...(tie ?? [])]);
    const parts: Node[] = [];
    for (const one of ties) {
      parts.push(this.copy(one.group));
      for (const end of one.ends) lit.add(end);
    }
    for (const key of lit) {
      const node = this.nodes.get(key) ?? this.bands.get(key);
      if (!node) continue;
      const copy = this.copy(node);
      copy.classList.toggle("chosen", keys.has(key));
      parts.push(copy);
    }
    for (const key of lit) {
      const name = this.names.get(key);
      if (name) parts.push(this.copy(name));
      else if (keys.has(key) && this.nodes.has(key)) parts.push(...this.written(key));
    }
    delete this.sheet.dataset.hand;
    this.sheet.replaceChildren(...parts);
  }
  private *around(keys: ReadonlySet<string>): Generator<Tie> {
    const seen = new Set<Tie>();
    for (const key of keys)
      for (const tie of this.of.get(key) ?? []) {
        const inside = keys.size === 1 || tie.ends.every((end) => keys.has(end));
        if (inside && !seen.has(tie)) {
          seen.add(tie);
          yield tie;
        }
      }
  }
  private copy(part: SVGGElement): SVGGElement {
    const made = part.cloneNode(true) as SVGGElement;
    for (const name of ["tabindex", "role", "aria-label", "aria-description"])
      made.removeAttribute(name);
    made.querySelector("path.touch")?.remove();
    made.dataset.of = made.dataset.node ?? made.dataset.of;
    delete made.dataset.node;
    made.classList.add("lit");
    return made;
  }
  /** The name of a node that had no room for it. */
  protected written(key: string): SVGGElement[] {
    const made = svg("g"),
      words = svg("text"),
      [x, y] = this.first.get(key) ?? [0, 0];
    made.setAttribute("class", "name told lit");
    made.setAttribute("data-of", key);
    made.setAttribute("transform", this.way(key));
    words.setAttribute("x", String(x));
    words.setAttribute("y", String(y - 16));
    words.setAttribute("text-anchor", "middle");
    words.textContent = this.nameOf(key);
    made.append(words);
    return [made];
  }

  /** Nodes in a hand, moved by so many pixels of the drawing: on the sheet alone, until they are
   *  put down. */
  carry(keys: ReadonlySet<string>, dx: number, dy: number): void {
    this.moved(keys, dx, dy);
    const named = `${keys.size}`;
    if (this.sheet.dataset.hand !== named) {
      this.lift(keys);
      this.sheet.dataset.hand = named;
    }
    this.settle(this.sheet, keys);
  }
  private lift(keys: ReadonlySet<string>): void {
    const parts: SVGGElement[] = [];
    for (const key of keys)
      for (const tie of this.of.get(key) ?? []) parts.push(this.copy(tie.group));
    for (const key of keys) {
      const name = this.names.get(key),
        node = this.nodes.get(key);
      if (node) parts.push(this.copy(node));
      parts.push(...(name ? [this.copy(name)] : this.written(key)));
    }
    this.sheet.replaceChildren(...parts);
  }
  /** Moves nodes in the drawing itself, their ties with them. */
  shift(keys: ReadonlySet<string>, dx: number, dy: number): void {
    this.moved(keys, dx, dy);
    this.putDown(keys);
  }
  /** What was carried stands in the drawing where it was let go. */
  putDown(keys: ReadonlySet<string>): void {
    delete this.sheet.dataset.hand;
    this.settle(this.root, keys);
  }
  private moved(keys: ReadonlySet<string>, dx: number, dy: number): void {
    for (const key of keys) {
      const [x, y] = this.place(key);
      this.at.set(key, [x + dx, y + dy]);
    }
  }
  private settle(on: SVGSVGElement, keys: ReadonlySet<string>): void {
    for (const part of on.querySelectorAll<SVGGElement>("g.node, g.name")) {
      const key = part.dataset.node ?? part.dataset.of ?? "";
      if (keys.has(key)) part.setAttribute("transform", this.way(key));
    }
    const groups =
      on === this.root
        ? [...keys].flatMap((key) => this.of.get(key) ?? []).map((tie) => tie.group)
        : on.querySelectorAll<SVGGElement>("g.tie");
    for (const group of groups) this.bend(group);
  }
  /** How far a node was carried, as a transform. */
  protected way(key: string): string {
    const [x, y] = this.place(key),
      [fx, fy] = this.first.get(key) ?? [x, y];
    return `translate(${(x - fx).toFixed(1)} ${(y - fy).toFixed(1)})`;
  }
  /** Leads a tie to where its ends are now. */
  protected bend(group: SVGGElement): void {
    const [a = "", b = ""] = (group.dataset.ends ?? "").split("\n"),
      from = this.place(a),
      to = this.place(b),
      [x, y] = middle(from, to),
      [fx, fy] = middle(this.first.get(a) ?? from, this.first.get(b) ?? to);
    for (const part of group.children)
      if (part.matches("path.line, path.touch")) part.setAttribute("d", curve(from, to));
      else if (part.tagName !== "title")
        part.setAttribute("transform", `translate(${(x - fx).toFixed(1)} ${(y - fy).toFixed(1)})`);
  }
}
