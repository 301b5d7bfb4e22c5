// What part of a picture is in sight: moved and enlarged round a point.

export interface Sight {
  x: number;
  y: number;
  scale: number;
}

export const WHOLE: Sight = { x: 0, y: 0, scale: 1 };
export const LEAST = 0.5,
  MOST = 8;

export function zoomed(sight: Sight, factor: number, [x, y]: readonly [number, number]): Sight {
  const scale = Math.min(MOST, Math.max(LEAST, sight.scale * factor)),
    by = scale / sight.scale;
  return { x: x - (x - sight.x) * by, y: y - (y - sight.y) * by, scale };
}

export const panned = (sight: Sight, dx: number, dy: number): Sight => ({
  ...sight,
  x: sight.x + dx,
  y: sight.y + dy,
});

/** A point on the screen, in the picture's own measure. */
export const inside = (
  sight: Sight,
  [x, y]: readonly [number, number],
): readonly [number, number] => [(x - sight.x) / sight.scale, (y - sight.y) / sight.scale];

/** As CSS: an own layer that is moved as it was painted. */
export const transform = ({ x, y, scale }: Sight): string =>
  `translate3d(${Math.round(x)}px, ${Math.round(y)}px, 0) scale(${scale.toFixed(4)})`;

/** Pixels from the edge at which a point is well in sight. */
const MARGIN = 40;

/** Moved just so far that a point of the picture is in sight in a window so wide and high. */
export function brought(
  sight: Sight,
  [px, py]: readonly [number, number],
  [wide, high]: readonly [number, number],
): Sight {
  const into = (at: number, room: number) =>
    Math.min(0, Math.max(MARGIN, room - MARGIN) - at) + Math.max(0, Math.min(MARGIN, room) - at);
  const x = sight.x + px * sight.scale,
    y = sight.y + py * sight.scale;
  return panned(sight, into(x, wide), into(y, high));
}

/** Pixels round a drawing in which nothing stands. */
export const BLANK = 16;

/** The whole of a drawing where it fits a window with a scale of at least `least`; else as much of it
 *  round some points as does (the first of them at any rate), and no emptiness beside it. */
export function framed(
  [wide, high]: readonly [number, number],
  drawing: { wide: number; high: number },
  [least, most]: readonly [number, number],
  round: readonly (readonly [number, number])[],
): Sight {
  const [w, h] = [drawing.wide - 2 * BLANK, drawing.high - 2 * BLANK],
    fits = Math.min(most, wide / w, high / h),
    scale = Math.max(least, fits);
  const placed = (room: number, size: number, points: readonly number[], first: number): number => {
    if (size * scale <= room) return Math.max(0, (room - size * scale) / 2) - BLANK * scale;
    const from = Math.min(...points),
      to = Math.max(...points),
      middle = (to - from) * scale < room - 2 * MARGIN ? (from + to) / 2 : first,
      begin = room / 2 - middle * scale;
    return Math.min(-BLANK * scale, Math.max(room - (size + BLANK) * scale, begin));
  };
  const [x = w / 2, y = h / 2] = round[0] ?? [];
  const across = round.map((p) => p[0]),
    along = round.map((p) => p[1]);
  return {
    x: placed(wide, w, across.length ? across : [x], x),
    y: h * scale <= high ? -BLANK * scale : placed(high, h, along.length ? along : [y], y),
    scale,
  };
}
