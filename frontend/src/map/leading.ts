// Where an arrow leads while one of its factors is in a hand: the server draws it anew as soon as
// that is put down.
import type { Point } from "../drawn/curves";

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}
export interface Led {
  path: string;
  tip: Point;
  /** Degrees the head is turned. */
  angle: number;
  sign: Point;
}
/** Pixels an arrow runs straight before its tip, and from its tip to its sign. */
const RUN = 30,
  SIGN = 19;

/** From the middle of the side of one box that faces the other to that of the other. */
export function led(a: Box, b: Box): Led {
  const beside = Math.max(b.x - a.x - a.w, a.x - b.x - b.w),
    below = Math.max(b.y - a.y - a.h, a.y - b.y - b.h),
    down = below > beside;
  const span = (box: Box): [number, number, number] =>
    down ? [box.y, box.h, box.x + box.w / 2] : [box.x, box.w, box.y + box.h / 2];
  const [from, long, across] = span(a),
    [to, other, over] = span(b),
    after = to > from;
  const first = after ? from + long : from,
    last = after ? to : to + other,
    way = after ? 1 : -1,
    before = last - way * Math.min(RUN, Math.max(below, beside, 0) * 0.6),
    half = (first + before) / 2;
  const at = (along: number, aside: number): Point => (down ? [aside, along] : [along, aside]);
  const said = (...points: Point[]): string =>
    points.map((p) => p.map((v) => v.toFixed(1)).join(" ")).join(" ");
  const bend = said(at(half, across), at(half, over), at(before, over));
  return {
    path: `M${said(at(first, across))}C${bend}L${said(at(last - 8 * way, over))}`,
    tip: at(last, over),
    angle: (down ? 90 : 0) + (after ? 0 : 180),
    sign: at(last - SIGN * way, over),
  };
}
