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
