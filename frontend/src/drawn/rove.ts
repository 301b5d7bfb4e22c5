// Many marks, one Tab stop: arrows go from mark to the nearest one that way.
export interface Middle {
  x: number;
  y: number;
}
export type Way = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";
const WAYS: Record<Way, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** How much a step aside counts beside one straight on, and how many pixels aside are straight on. */
const ASIDE = 3,
  STRAIGHT = 8;

/** What lies straight on comes first, however far. */
const BESIDE = 100_000;

export const isWay = (key: string): key is Way => Object.hasOwn(WAYS, key);

/** The number of the nearest place that lies that way; none: null. */
export function nearest(from: Middle, places: readonly Middle[], way: Way): number | null {
  const [dx, dy] = WAYS[way];
  let best: number | null = null,
    least = Infinity;
  places.forEach((place, k) => {
    const on = (place.x - from.x) * dx + (place.y - from.y) * dy,
      aside = Math.abs((place.x - from.x) * dy) + Math.abs((place.y - from.y) * dx);
    if (on < 1 || aside > on * ASIDE * 4) return;
    const far = on + (aside > STRAIGHT ? ASIDE * aside + BESIDE : 0);
    if (far < least) [best, least] = [k, far];
  });
  return best;
}

const middle = (mark: Element): Middle => {
  const box = mark.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** Only one of the marks is a Tab stop. */
export function stopAt(marks: readonly Element[], at: Element | undefined): void {
  for (const mark of marks) mark.setAttribute("tabindex", mark === at ? "0" : "-1");
}

/** Go from a mark the way an arrow points; whether there was one to go to. */
export function rove(marks: readonly SVGElement[], from: Element, way: Way): boolean {
  const to = nearest(middle(from), marks.map(middle), way),
    mark = to === null ? undefined : marks[to];
  if (!mark) return false;
  stopAt(marks, mark);
  mark.focus();
  return true;
}
