// A few factors and arrows, laid out from above to below for a narrow panel. elkjs is loaded with the first arrow.
import { layouter } from "../drawn/layouter";

export interface Link {
  cause: string;
  effect: string;
  sign: string;
  drafted: boolean;
  fresh: boolean;
}
export interface Box {
  name: string;
  lines: string[];
  x: number;
  y: number;
  width: number;
  height: number;
  drafted: boolean;
}
export interface Drawn {
  boxes: Box[];
  arrows: { link: Link; path: string; x: number; y: number }[];
  width: number;
  height: number;
}

function lines(name: string, most = 13): string[] {
  const out: string[] = [];
  for (const word of name.split(/\s+/)) {
    const last = out.at(-1);
    if (last !== undefined && last.length + word.length < most)
      out[out.length - 1] = `${last} ${word}`;
    else out.push(word);
  }
  return out.length > 3 ? [...out.slice(0, 2), `${out[2]} …`] : out;
}

interface Point {
  x: number;
  y: number;
}
interface Section {
  startPoint: Point;
  endPoint: Point;
  bendPoints?: Point[];
}

/** Corners rounded, so that an arrow reads as one line. */
function rounded(points: Point[]): string {
  let d = `M${points[0]!.x} ${points[0]!.y}`;
  for (let i = 1; i < points.length - 1; i += 1) {
    const a = points[i - 1]!,
      b = points[i]!,
      c = points[i + 1]!;
    const toward = (p: Point) => {
      const l = Math.hypot(p.x - b.x, p.y - b.y),
        r = Math.min(7, l / 2) / (l || 1);
      return `${b.x + (p.x - b.x) * r} ${b.y + (p.y - b.y) * r}`;
    };
    d += `L${toward(a)}Q${b.x} ${b.y} ${toward(c)}`;
  }
  return `${d}L${points.at(-1)!.x} ${points.at(-1)!.y}`;
}

export async function lay(links: Link[]): Promise<Drawn> {
  const elk = await layouter();
  const names = [...new Set(links.flatMap((l) => [l.cause, l.effect]))];
  const settled = new Set(links.filter((l) => !l.drafted).flatMap((l) => [l.cause, l.effect]));
  const sized = names.map((name) => {
    const l = lines(name);
    return {
      name,
      lines: l,
      width: Math.max(60, ...l.map((x) => x.length * 6.5 + 16)),
      height: 12 + l.length * 15,
      drafted: !settled.has(name),
    };
  });
  const graph = await elk.layout({
    id: "grows",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "DOWN",
      "elk.edgeRouting": "ORTHOGONAL",
      "elk.spacing.nodeNode": "10",
      "elk.layered.spacing.nodeNodeBetweenLayers": "44",
      "elk.spacing.edgeNode": "14",
      "elk.spacing.edgeEdge": "20",
      "elk.layered.spacing.edgeNodeBetweenLayers": "12",
      "elk.layered.spacing.edgeEdgeBetweenLayers": "12",
      "elk.randomSeed": "1",
      "elk.padding": "[top=4,left=12,bottom=4,right=14]",
      "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
    },
    children: sized.map((s) => ({ id: s.name, width: s.width, height: s.height })),
    edges: links.map((l, i) => ({ id: String(i), sources: [l.cause], targets: [l.effect] })),
  });
  const boxes = (graph.children ?? []).map((c, i) => ({ ...sized[i]!, x: c.x ?? 0, y: c.y ?? 0 }));
  const arrows = (graph.edges ?? []).flatMap((e) => {
    const section = (e as unknown as { sections?: Section[] }).sections?.[0],
      link = links[Number(e.id)];
    if (!section || !link) return [];
    const all = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
    // the disc sits on the longest straight stretch
    let best = 1;
    const long = (i: number) => Math.hypot(all[i]!.x - all[i - 1]!.x, all[i]!.y - all[i - 1]!.y);
    for (let i = 2; i < all.length; i += 1) if (long(i) > long(best)) best = i;
    const a = all[best - 1]!,
      b = all[best]!;
    return [
      {
        link,
        path: rounded(all),
        x: (a.x + b.x) / 2,
        y: (a.y + b.y) / 2 - (best === all.length - 1 ? 2 : 0),
      },
    ];
  });
  const size = graph as unknown as { width?: number; height?: number };
  return { boxes, arrows, width: size.width ?? 240, height: size.height ?? 100 };
}
