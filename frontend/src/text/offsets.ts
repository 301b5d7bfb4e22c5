// Code points (the server's offsets) to UTF-16 units (the browser's), and back.

export class Offsets {
  /** Code-point offsets at which an astral character stands, in order; empty for nearly every text. */
  private readonly astral: number[] = [];

  constructor(text: string) {
    if (!/[\ud800-\udbff]/.test(text)) return;
    let point = 0;
    for (const letter of text) {
      if (letter.length === 2) this.astral.push(point);
      point += 1;
    }
  }

  /** How many astral characters stand before the i-th entry for which `reached` holds. */
  private before(reached: (at: number, i: number) => boolean): number {
    let low = 0,
      high = this.astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reached(this.astral[middle]!, middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  units(point: number): number {
    return point + this.before((at) => at >= point);
  }

  points(unit: number): number {
    return unit - this.before((at, i) => at + i >= unit);
  }
}
