// Layered layout by elkjs, in a worker that begins with the first map.
import type { MapLink } from "../api/types";
import { layouter } from "../drawn/layouter";
import { heightFor, leaving, PORT, portsOf, reaching } from "./ports";

export interface Box {
  name: string;
  lines: string[];
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Arrow {
  link: MapLink;
  path: string;
  x: number;
  y: number;
  points: [number, number][];
}
export interface Drawing {
  boxes: Map<string, Box>;
  arrows: Arrow[];
  width: number;
  height: number;
}

/** A label in lines of at most `most` letters, so that text never shrinks below 12 px. */
export function wrap(name: string, most = 14): string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.slice(0, 3).map((l, i) => (i === 2 && lines.length > 3 ? `${l} …` : l));
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

function lowered(section: Section | undefined, by: number): Section | undefined {
  const down = (p: Point): Point => ({ x: p.x, y: p.y + by });
  return (
    section && {
      startPoint: down(section.startPoint),
      endPoint: down(section.endPoint),
      bendPoints: section.bendPoints?.map(down) ?? [],
    }
  );
}

function spline(section: Section): string {
  const bends = section.bendPoints ?? [],
    p = (q: Point) => `${q.x.toFixed(1)} ${q.y.toFixed(1)}`;
  let d = `M${p(section.startPoint)}`;
  const rest = [...bends, section.endPoint];
  let i = 0;
  for (; i + 2 < rest.length; i += 3) d += `C${p(rest[i]!)} ${p(rest[i + 1]!)} ${p(rest[i + 2]!)}`;
  for (; i < rest.length; i += 1) d += `L${p(rest[i]!)}`;
  return d;
}

/** Pixels between one piece and the next. */
const BETWEEN = 12;

/** The pieces one below the other in their order, the first (largest) at the top. */
export async function drawPieces(
  pieces: readonly (readonly string[])[],
  links: readonly MapLink[],
): Promise<Drawing> {
  const of = new Map(pieces.flatMap((piece, i) => piece.map((name) => [name, i] as const)));
  const inside = links.filter((l) => of.has(l.cause) && of.has(l.effect));
  // a denied arrow may lead from one piece to another: then all are laid out as one
  const apart = inside.every((l) => of.get(l.cause) === of.get(l.effect));
  const parts = apart ? pieces : [pieces.flat()];
  const whole: Drawing = { boxes: new Map(), arrows: [], width: 0, height: 0 };
  for (const piece of parts) {
    const names = new Set(piece);
    const drawn = await draw(
      [...piece],
      inside.filter((l) => names.has(l.cause)),
      whole.height,
    );
    for (const [name, box] of drawn.boxes) whole.boxes.set(name, box);
    whole.arrows.push(...drawn.arrows);
    whole.width = Math.max(whole.width, drawn.width);
    whole.height += drawn.height + BETWEEN;
  }
  return whole;
}

/** One layout, its upper edge at `top`. */
export async function draw(names: string[], links: MapLink[], top = 0): Promise<Drawing> {
  const elk = await layouter();
  const sized = names.map((name) => {
    const lines = wrap(name),
      ports = portsOf(name, links);
    return {
      name,
      lines,
      ports,
      width: Math.max(84, ...lines.map((l) => l.length * 7.4 + 26)),
      height: Math.max(20 + lines.length * 16, heightFor(ports)),
    };
  });
  const graph = await elk.layout({
    id: "map",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.edgeRouting": "SPLINES",
      "elk.spacing.nodeNode": "26",
      "elk.layered.spacing.nodeNodeBetweenLayers": "52",
      "elk.spacing.edgeNode": "16",
      "elk.spacing.edgeEdge": "12",
      "elk.spacing.portPort": String(PORT),
      "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
      "elk.randomSeed": "1",
      "elk.padding": "[top=30,left=20,bottom=20,right=30]",
      "elk.separateConnectedComponents": "true",
      "elk.aspectRatio": "1.6",
    },
    children: sized.map((s) => ({
      id: s.name,
      width: s.width,
      height: s.height,
      layoutOptions: { "elk.portConstraints": "FIXED_SIDE" },
      ports: s.ports.map(({ id, side }) => ({
        id,
        width: 0,
        height: 0,
        layoutOptions: { "elk.port.side": side },
      })),
    })),
    edges: links.map((_, i) => ({
      id: String(i),
      sources: [leaving(i)],
      targets: [reaching(i)],
    })),
  });
  const boxes = new Map<string, Box>();
  for (const [i, child] of (graph.children ?? []).entries()) {
    const s = sized[i]!;
    const { name, lines, width, height } = s;
    boxes.set(name, { name, lines, width, height, x: child.x ?? 0, y: (child.y ?? 0) + top });
  }
  const arrows: Arrow[] = (graph.edges ?? []).flatMap((edge) => {
    const section = lowered((edge as unknown as { sections?: Section[] }).sections?.[0], top),
      link = links[Number(edge.id)];
    if (!section || !link) return [];
    const all = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint],
      middle = all[Math.floor(all.length / 2)]!,
      before = all[Math.floor((all.length - 1) / 2)]!;
    return [
      {
        link,
        path: spline(section),
        x: (middle.x + before.x) / 2,
        y: (middle.y + before.y) / 2,
        points: all.map((q) => [q.x, q.y] as [number, number]),
      },
    ];
  });
  const size = graph as unknown as { width?: number; height?: number };
  return { boxes, arrows, width: size.width ?? 800, height: size.height ?? 500 };
}
