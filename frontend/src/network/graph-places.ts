// Where the nodes, names and ties of a drawn network stand.
import type { NetworkAnswer, Tie } from "../api/types";

type Node = NetworkAnswer["nodes"][number];
/** Side and name of a node -> something of it. */
type ByNode<T> = ReadonlyMap<string, T>;

export interface Spot {
  x: number;
  y: number;
  r: number;
}
export interface Arc {
  t: Tie;
  /** Its way, the middle of it, and how wide it is. */
  d: string;
  cx: number;
  cy: number;
  w: number;
}

/** Up to so many nodes all names are written; of more, nodes are smaller and names stand where there is room. */
const CALM = 60;
/** Room left of the picture, above it, and on both sides together, in pixels. */
const [LEFT, TOP, WIDE, HIGH] = [90, 34, 180, 122];
/** How far a tie bends, as a share of its length. */
const BEND = 0.09;

export const keyOf = (n: Pick<Node, "side" | "name">) => `${n.side}|${n.name}`;
const crowding = (nodes: number) => Math.min(1, Math.sqrt(CALM / Math.max(1, nodes)));

/** Where each node stands: where the server put it (or the node that lends its place), else on a ring. */
export function spots(
  nodes: readonly Node[],
  lent: ByNode<Pick<Node, "x" | "y">>,
  width: number,
  height: number,
): Map<string, Spot> {
  const most = Math.max(1e-9, ...nodes.map((n) => n.statements)),
    crowd = crowding(nodes.length);
  return new Map(
    nodes.map((n, i) => {
      const from = lent.get(keyOf(n)) ?? n,
        angle = (2 * Math.PI * i) / nodes.length;
      const x = from.x ?? 0.5 + 0.46 * Math.cos(angle),
        y = from.y ?? 0.5 + 0.46 * Math.sin(angle);
      const spot = {
        x: LEFT + x * (width - WIDE),
        y: TOP + y * (height - HIGH),
        r: Math.max(2.5, (5 + 11 * Math.sqrt(n.statements / most)) * crowd),
      };
      return [keyOf(n), spot];
    }),
  );
}

/** Of many nodes those whose name is written: who says most, where no name stands yet. null: all. */
export function withNames(nodes: readonly Node[], spot: ByNode<Spot>): Set<string> | null {
  if (nodes.length <= CALM) return null;
  const taken: [x: number, y: number, half: number][] = [],
    names = new Set<string>();
  const first = [...nodes].sort(
    (a, b) => b.statements - a.statements || a.name.localeCompare(b.name),
  );
  for (const n of first) {
    const p = spot.get(keyOf(n))!,
      y = p.y + p.r + 14,
      half = 3.6 * Math.min(30, n.name.length) + 3;
    if (
      taken.some(
        ([x, line, reach]) => Math.abs(p.x - x) <= half + reach && Math.abs(y - line) <= 15,
      )
    )
      continue;
    taken.push([p.x, y, half]);
    names.add(keyOf(n));
  }
  return names;
}

/** The ties between nodes that stand somewhere, the strongest drawn last. */
export function arcs(
  ties: readonly Tie[],
  spot: ByNode<Spot>,
  target: "row" | "column",
  strongest: number,
  nodes: number,
): Arc[] {
  const crowd = crowding(nodes);
  return [...ties]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .flatMap((t) => {
      const a = spot.get(keyOf({ side: "row", name: t.source })),
        b = spot.get(keyOf({ side: target, name: t.target }));
      if (!a || !b) return [];
      const mx = (a.x + b.x) / 2 - (b.y - a.y) * BEND,
        my = (a.y + b.y) / 2 + (b.x - a.x) * BEND;
      return [
        {
          t,
          d: `M${a.x} ${a.y}Q${mx} ${my} ${b.x} ${b.y}`,
          cx: (a.x + 2 * mx + b.x) / 4,
          cy: (a.y + 2 * my + b.y) / 4,
          w: t.told ? 0.9 : (0.8 + 5 * (Math.abs(t.weight) / strongest)) * crowd + 0.2,
        },
      ];
    })
    .reverse();
}
