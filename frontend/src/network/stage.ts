// A network the server drew, under somebody's hands: its nodes are dragged, its ties follow, and
// neighbours light up. The drawing stays the server's; only places change.

interface Tie {
  ends: [string, string];
  group: SVGGElement;
  path: SVGPathElement;
  /** A wider, unseen path, so that a thin tie can be pointed at. */
  touch: SVGPathElement;
  sign: SVGElement[];
}
type Point = [number, number];

const point = (words: string | undefined): Point => {
  const [x = 0, y = 0] = (words ?? "").split(" ").map(Number);
  return [x, y];
};
const middle = ([ax, ay]: Point, [bx, by]: Point): Point => {
  const [mx, my] = bend([ax, ay], [bx, by]);
  return [(ax + 2 * mx + bx) / 4, (ay + 2 * my + by) / 4];
};
/** Where a tie bends: the same as in the drawing (show/network_marks.py). */
const bend = ([ax, ay]: Point, [bx, by]: Point): Point => [
  (ax + bx) / 2 - (by - ay) * 0.09,
  (ay + by) / 2 + (bx - ax) * 0.09,
];

function touchOf(path: SVGPathElement): SVGPathElement {
  const touch = document.createElementNS("http://www.w3.org/2000/svg", "path");
  touch.setAttribute("class", "touch");
  touch.setAttribute("d", path.getAttribute("d") ?? "");
  path.classList.add("line");
  path.before(touch);
  return touch;
}

export class Stage {
  readonly nodes = new Map<string, SVGGElement>();
  private readonly names = new Map<string, SVGGElement>();
  private readonly ties: Tie[] = [];
  private readonly first = new Map<string, Point>();
  private readonly at = new Map<string, Point>();
  readonly group: SVGGElement | null;

  constructor(private readonly root: SVGSVGElement) {
    this.group = root.querySelector<SVGGElement>("g.stage");
    for (const node of root.querySelectorAll<SVGGElement>("g.node")) {
      const key = node.dataset.node ?? "";
      this.nodes.set(key, node);
      this.first.set(key, point(node.dataset.at));
      this.at.set(key, point(node.dataset.at));
    }
    for (const name of root.querySelectorAll<SVGGElement>("g.name"))
      this.names.set(name.dataset.of ?? "", name);
    for (const group of root.querySelectorAll<SVGGElement>("g.tie")) {
      const [a = "", b = ""] = (group.dataset.ends ?? "").split("\n"),
        path = group.querySelector("path");
      if (!path) continue;
      const sign = [...group.querySelectorAll<SVGElement>(":scope > :not(title)")].slice(1);
      this.ties.push({ ends: [a, b], group, path, touch: touchOf(path), sign });
    }
  }

  place(key: string): Point {
    return this.at.get(key) ?? [0, 0];
  }
  nameOf(key: string): string {
    return key.slice(key.indexOf("|") + 1);
  }
  /** The nodes moved by so many pixels of the picture, their ties with them. */
  shift(keys: Iterable<string>, dx: number, dy: number): void {
    const moved = new Set(keys);
    for (const key of moved) {
      const [x, y] = this.place(key),
        [fx, fy] = this.first.get(key) ?? [0, 0];
      this.at.set(key, [x + dx, y + dy]);
      const way = `translate(${(x + dx - fx).toFixed(1)} ${(y + dy - fy).toFixed(1)})`;
      this.nodes.get(key)?.setAttribute("transform", way);
      this.names.get(key)?.setAttribute("transform", way);
    }
    for (const tie of this.ties)
      if (moved.has(tie.ends[0]) || moved.has(tie.ends[1])) this.draw(tie);
  }
  private draw({ ends: [a, b], path, touch, sign }: Tie): void {
    const from = this.place(a),
      to = this.place(b),
      [mx, my] = bend(from, to);
    const way = `M${from.join(" ")}Q${mx.toFixed(1)} ${my.toFixed(1)} ${to.join(" ")}`;
    for (const one of [path, touch]) one.setAttribute("d", way);
    const [x, y] = middle(from, to),
      [fx, fy] = middle(this.first.get(a) ?? from, this.first.get(b) ?? to);
    for (const part of sign)
      part.setAttribute("transform", `translate(${(x - fx).toFixed(1)} ${(y - fy).toFixed(1)})`);
  }
  /** Lights up nodes, their ties and neighbours, and pales the rest; nothing: all as it was. A tie
   *  alone lights up with both its ends. */
  light(keys: ReadonlySet<string>, tie: readonly [string, string] | null = null): void {
    const lit = new Set([...keys, ...(tie ?? [])]);
    for (const { ends, group } of this.ties) {
      const [a, b] = ends;
      const on = tie
        ? a === tie[0] && b === tie[1]
        : keys.size > 1
          ? keys.has(a) && keys.has(b)
          : keys.has(a) || keys.has(b);
      group.classList.toggle("lit", on);
      if (on) for (const end of ends) lit.add(end);
    }
    for (const [key, node] of this.nodes) {
      node.classList.toggle("lit", lit.has(key));
      node.classList.toggle("chosen", keys.has(key));
      this.names.get(key)?.classList.toggle("lit", lit.has(key));
    }
    this.root.classList.toggle("lighting", lit.size > 0);
  }
  /** Writes the name of a node that had no room for it, while it is pointed at. */
  tell(key: string | null): void {
    this.root.querySelector("g.name.told")?.remove();
    const node = key === null ? undefined : this.nodes.get(key);
    if (key === null || !node || this.names.has(key)) return;
    const made = document.createElementNS("http://www.w3.org/2000/svg", "g"),
      words = document.createElementNS("http://www.w3.org/2000/svg", "text"),
      [x, y] = this.place(key);
    made.setAttribute("class", "name told lit");
    words.setAttribute("x", String(x));
    words.setAttribute("y", String(y - 16));
    words.setAttribute("text-anchor", "middle");
    words.textContent = this.nameOf(key);
    made.append(words);
    this.group?.append(made);
  }
}
