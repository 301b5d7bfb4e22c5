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

export const transform = ({ x, y, scale }: Sight): string =>
  `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(4)})`;
