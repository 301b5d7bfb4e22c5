// The colours of the forms on the pages: as shipped, or as somebody chose them in this browser.
import { keep, kept } from "../kept";
import { contrast } from "./contrast";

/** The shipped colours on white paper; on dark paper they are paler. */
export const SHIPPED: Record<string, string> = {
  position: "#1f5f9e",
  cause: "#a6400b",
  relation: "#0d6b67",
  quotation: "#6a3ea1",
  event: "#6f5a00",
  prediction: "#a0276b",
  characterisation: "#3b6b1d",
  code: "#565d69",
};
export type Hues = Record<string, string>;

/** The least contrast letters and lines need to be read on paper. */
export const LEAST = 4.5;
const PAPER = "#ffffff";

/** Contrast of a colour with white paper. */
export const onPaper = (color: string): number => contrast(color, PAPER);

/** What was chosen, without what cannot be read or is no form. */
export function chosenHues(told: string | null = kept("hues")): Hues {
  let found: unknown;
  try {
    found = JSON.parse(told ?? "{}");
  } catch {
    return {};
  }
  return Object.fromEntries(
    Object.entries((found ?? {}) as Record<string, unknown>).filter(
      (pair): pair is [string, string] =>
        pair[0] in SHIPPED &&
        typeof pair[1] === "string" &&
        /^#[0-9a-f]{6}$/.test(pair[1]) &&
        onPaper(pair[1]) >= LEAST,
    ),
  );
}

/** Keeps what was chosen for this browser, and shows it. */
export function keepHues(hues: Hues): void {
  void keep("hues", Object.keys(hues).length ? JSON.stringify(hues) : null);
  showHues(hues);
}

/** A colour as it is on dark paper: mixed with white, so that it can be read there too. */
export function pale(color: string): string {
  const parts = [1, 3, 5].map((at) => 0.45 * parseInt(color.slice(at, at + 2), 16) + 0.55 * 255);
  return "#" + parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("");
}

/** Gives the page its colours. */
export function showHues(hues: Hues): void {
  const style = document.documentElement.style;
  for (const name of Object.keys(SHIPPED)) {
    const color = hues[name];
    if (color) style.setProperty(`--${name}`, `light-dark(${color},${pale(color)})`);
    else style.removeProperty(`--${name}`);
  }
}
