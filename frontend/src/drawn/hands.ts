// Fingers and mouse over a drawing: one carries something or moves the picture, two enlarge it.
import type { Point } from "./curves";

export interface Held<Mark> {
  /** The mark the first pointer came down on. */
  mark: Mark | null;
  moved: boolean;
}
/** Pixels a hand may tremble before it moves something. */
const SLACK = 4;

export type Moving =
  { kind: "carry"; dx: number; dy: number } | { kind: "pinch"; factor: number; round: Point };

export class Hands<Mark> {
  private readonly down = new Map<number, Point>();
  held: Held<Mark> | null = null;

  press(id: number, at: Point, mark: Mark | null): void {
    this.down.set(id, at);
    this.held = { mark, moved: false };
  }
  /** What a pointer that moved does; null: nothing yet, or it is not down. */
  move(id: number, at: Point): Moving | null {
    const before = this.down.get(id),
      held = this.held;
    if (!before || !held) return null;
    const [dx, dy] = [at[0] - before[0], at[1] - before[1]];
    if (this.down.size > 1) {
      const other = [...this.down].find(([one]) => one !== id)?.[1];
      if (!other) return null;
      const far = ([x, y]: Point) => Math.hypot(x - other[0], y - other[1]);
      const factor = far(at) / Math.max(1, far(before));
      this.down.set(id, at);
      held.moved = true;
      return { kind: "pinch", factor, round: other };
    }
    if (!held.moved && Math.hypot(dx, dy) < SLACK) return null;
    held.moved = true;
    this.down.set(id, at);
    return { kind: "carry", dx, dy };
  }
  isDown(id: number): boolean {
    return this.down.has(id);
  }
  /** What was held until the last pointer left; null while one is still down. */
  lift(id: number): Held<Mark> | null {
    if (!this.down.delete(id) || this.down.size) return null;
    const held = this.held;
    this.held = null;
    return held;
  }
  drop(id: number): void {
    this.down.delete(id);
    this.held = null;
  }
}
