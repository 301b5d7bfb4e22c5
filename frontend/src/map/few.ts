// What of a large map is drawn: as many factors as can be read, joined by the arrows told most.
import type { MapLink } from "../api/types";

/** Factors and arrows up to which all of a map is drawn. */
export const FACTORS = 80,
  ARROWS_EACH = 2.5;

export interface Few {
  pieces: readonly (readonly string[])[];
  links: readonly MapLink[];
  /** How many there are in all; null: nothing is left out. */
  of: { factors: number; arrows: number } | null;
}

const firmer = (a: MapLink, b: MapLink): number =>
  b.sources - a.sources ||
  b.citations - a.citations ||
  (`${a.cause}|${a.effect}` < `${b.cause}|${b.effect}` ? -1 : 1);

/** Grows from the firmest arrow of the largest piece to what is told most beside it; factors in use
 *  (`kept`) are drawn as well. */
export function strongest(
  pieces: readonly (readonly string[])[],
  links: readonly MapLink[],
  kept: Iterable<string> = [],
  most = FACTORS,
): Few {
  const every = new Set(pieces.flat()),
    inside = links.filter((l) => every.has(l.cause) && every.has(l.effect)),
    arrows = Math.round(most * ARROWS_EACH);
  if (every.size <= most && inside.length <= arrows) return { pieces, links: inside, of: null };
  const sorted = [...inside].sort(firmer),
    chosen = grown(pieces, sorted, most);
  for (const name of kept) if (every.has(name)) chosen.add(name);
  const between = sorted.filter((l) => chosen.has(l.cause) && chosen.has(l.effect));
  return {
    pieces: pieces.map((p) => p.filter((name) => chosen.has(name))).filter((p) => p.length),
    links: between.slice(0, arrows),
    of: { factors: every.size, arrows: inside.length },
  };
}

function grown(
  pieces: readonly (readonly string[])[],
  sorted: readonly MapLink[],
  most: number,
): Set<string> {
  const chosen = new Set<string>();
  for (const piece of pieces) {
    const names = new Set(piece),
      near = sorted.filter((l) => names.has(l.cause)),
      first = near[0]?.cause ?? piece[0];
    if (chosen.size >= most || first === undefined) break;
    chosen.add(first);
    while (chosen.size < most) {
      const next = near.find((l) => chosen.has(l.cause) !== chosen.has(l.effect));
      if (!next) break;
      chosen.add(next.cause).add(next.effect);
    }
  }
  return chosen;
}
