// The curve of a tie: the same as in the drawing (show/networks/shapes.py).
export type Point = [number, number];

/** A point as a drawing writes it: "12.5 30". */
export const point = (words = ""): Point => {
  const [x = 0, y = 0] = words.split(" ").map(Number);
  return [x, y];
};

const bend = ([ax, ay]: Point, [bx, by]: Point): Point => [
  (ax + bx) / 2 - (by - ay) * 0.09,
  (ay + by) / 2 + (bx - ax) * 0.09,
];
export const middle = (a: Point, b: Point): Point => {
  const [mx, my] = bend(a, b);
  return [(a[0] + 2 * mx + b[0]) / 4, (a[1] + 2 * my + b[1]) / 4];
};
export function curve(a: Point, b: Point): string {
  const [mx, my] = bend(a, b);
  return `M${a.join(" ")}Q${mx.toFixed(1)} ${my.toFixed(1)} ${b.join(" ")}`;
}

/** Straight pieces a curve is taken for when it is pointed at. */
const PIECES = 12;

/** How far a point lies from the curve of a tie; Infinity where it lies farther than `within`. */
export function distance([x, y]: Point, a: Point, b: Point, within: number): number {
  const [mx, my] = bend(a, b);
  if (x < Math.min(a[0], b[0], mx) - within || x > Math.max(a[0], b[0], mx) + within)
    return Infinity;
  if (y < Math.min(a[1], b[1], my) - within || y > Math.max(a[1], b[1], my) + within)
    return Infinity;
  let least = Infinity,
    [px, py] = a;
  for (let k = 1; k <= PIECES; k++) {
    const t = k / PIECES,
      u = 1 - t,
      qx = u * u * a[0] + 2 * u * t * mx + t * t * b[0],
      qy = u * u * a[1] + 2 * u * t * my + t * t * b[1],
      length = (qx - px) ** 2 + (qy - py) ** 2 || 1,
      on = Math.max(0, Math.min(1, ((x - px) * (qx - px) + (y - py) * (qy - py)) / length));
    least = Math.min(least, Math.hypot(x - px - on * (qx - px), y - py - on * (qy - py)));
    [px, py] = [qx, qy];
  }
  return least <= within ? least : Infinity;
}
