// Where the windows of a measure over time stand in the strip under a network, in pixels.
import type { WindowsAnswer } from "../api/types";
import { day } from "./study";

type Point = WindowsAnswer["points"][number];

export const HEIGHT = 108,
  LEFT = 46,
  RIGHT = 16,
  TOP = 8,
  BOTTOM = 20;
/** Pixels a label of the time axis needs, and how many gaps there are at most between labels. */
const [LABEL, GAPS] = [150, 6];

export class Scale {
  /** The middle of each window: its time, or its number where windows stand side by side. */
  readonly moments: number[];
  private readonly span: readonly [number, number];
  private readonly low: number;
  private readonly high: number;

  constructor(
    private points: readonly Point[],
    private even: boolean,
    private width: number,
  ) {
    const values = points.flatMap((p) => (p.value === null ? [] : [p.value]));
    this.low = Math.min(0, ...values);
    this.high = Math.max(1e-9, ...values);
    this.moments = points.map((p) => this.at(p, p.middle));
    const [first, last] = [points[0], points.at(-1)];
    this.span = first && last ? [this.at(first, first.start), this.at(last, last.stop)] : [0, 1];
  }

  get ticks(): number[] {
    return [this.low, (this.low + this.high) / 2, this.high];
  }
  at(p: Point, moment: string | null): number {
    return this.even ? p.index : Date.parse(moment ?? "");
  }
  x(t: number): number {
    const [from, to] = this.span;
    return LEFT + ((t - from) / Math.max(1, to - from)) * (this.width - LEFT - RIGHT);
  }
  y(v: number): number {
    return TOP + (1 - (v - this.low) / (this.high - this.low)) * (HEIGHT - TOP - BOTTOM);
  }
  /** How wide a window is drawn. */
  wide(p: Point): number {
    return this.x(this.at(p, p.stop)) - this.x(this.at(p, p.start));
  }
  /** The line through all values; it breaks where a window has none. */
  line(): string {
    return this.points
      .map((p, i) => {
        if (p.value === null) return "";
        const goesOn = i && this.points[i - 1]!.value !== null;
        const at = [this.x(this.moments[i]!), this.y(p.value)].map((v) => v.toFixed(1));
        return `${goesOn ? "L" : "M"}${at.join(" ")}`;
      })
      .join("");
  }
  /** Days that are written under the line, evenly apart; a day that is written is not again. */
  labels(): { at: number; told: string }[] {
    const many = Math.max(1, Math.min(GAPS, Math.floor(this.width / LABEL))),
      gaps = this.even ? Math.max(1, Math.min(many, this.points.length - 1)) : many,
      [from, to] = this.span;
    const places = Array.from({ length: gaps + 1 }, (_nothing, i) => {
      const moment = from + ((to - from) * i) / gaps,
        at = this.even ? Math.round(moment) : moment;
      return { at, told: this.day(at) };
    });
    if (!this.points.length) return [];
    return places.filter(({ told }, i) => told && told !== places[i - 1]?.told);
  }
  private day(at: number): string {
    if (this.even) return day(this.points[at]?.middle ?? "");
    return Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : "";
  }
  /** The number of the window whose middle is nearest to a place. */
  nearest(place: number): number {
    const [from, to] = this.span;
    const t = from + ((place - LEFT) / Math.max(1, this.width - LEFT - RIGHT)) * (to - from);
    let best = 0;
    this.moments.forEach((m, i) => {
      if (Math.abs(m - t) < Math.abs(this.moments[best]! - t)) best = i;
    });
    return best;
  }
}
