// How a picture of a network is to look: kept with the study, asked of the server, which draws it.
import type { components } from "../api/schema";
import { chosenOf, type Place } from "../drawn/looks";

type Asked = components["schemas"]["NetworkDrawing"];
type Chosen = "layout" | "ties" | "color_by" | "size_by" | "title" | "caption" | "column";
export interface Look extends Required<Pick<Asked, Chosen>> {
  /** "side|name" -> the place a person gave it, from 0 to 1. */
  moved: Record<string, Place>;
}

export const PLAIN: Look = {
  layout: "auto",
  ties: "folded",
  color_by: "",
  size_by: "statements",
  moved: {},
  title: "",
  caption: "",
  column: "two",
};

export const LAYOUT_NAMES: Record<string, string> = {
  camps: "camps apart",
  stress: "distances (stress)",
  circle: "circle by camp",
  bipartite: "two columns",
};
export const lookOptions = (look: Look): Partial<Look> => chosenOf(look, PLAIN);

/** A look as a network can have it: two columns are for two kinds of nodes. */
export function fitting(look: Look, mode: unknown): Look {
  const unfitting = look.layout === "bipartite" && mode === "one-mode";
  return unfitting ? { ...look, layout: PLAIN.layout, moved: {} } : look;
}

/** A point of the picture as a place from 0 to 1, inside the field that holds the nodes. */
export function placeOf([x, y]: Place, field: readonly number[]): Place {
  const [left = 0, top = 0, right = 1, bottom = 1] = field;
  const share = (at: number, low: number, high: number) =>
    Math.round(Math.min(1, Math.max(0, (at - low) / (high - low))) * 10_000) / 10_000;
  return [share(x, left, right), share(y, top, bottom)];
}
