// How a picture of a map is to look: kept with the study, asked of the server, which draws it.
import type { components } from "../api/schema";
import { chosenOf, type Place } from "../drawn/looks";

type Asked = components["schemas"]["MapDrawing"];
type Chosen = "layout" | "most" | "title" | "caption" | "column";
export interface MapLook extends Required<Pick<Asked, Chosen>> {
  /** Factor -> the middle a person gave it, in pixels of the drawing. */
  moved: Record<string, Place>;
}
export const PLAIN_MAP: MapLook = {
  layout: "auto",
  most: 80,
  moved: {},
  title: "",
  caption: "",
  column: "two",
};

export const mapLookOptions = (look: MapLook): Partial<MapLook> => chosenOf(look, PLAIN_MAP);

/** What a saved picture is asked with: it runs as the map does that is seen. */
export const savedOptions = (look: MapLook, seen: string | undefined): Partial<MapLook> => ({
  ...mapLookOptions(look),
  ...(seen ? { layout: seen === "down" ? "down" : "right" } : {}),
});

/** Pixels of a figure printed over one or two columns, at least, and the column's millimetres. */
const SHEETS = { one: [500, 85], two: [1000, 170] } as const;
const LETTERS = 13,
  POINTS_A_MILLIMETRE = 72 / 25.4;

/** How many points high the letters of a map of so many pixels are in print, to a tenth. */
export function printedLetters(wide: number, column: MapLook["column"]): number {
  const [least, millimetres] = SHEETS[column];
  const scale = millimetres / Math.max(wide, least);
  return Math.round(10 * LETTERS * scale * POINTS_A_MILLIMETRE) / 10;
}

/** With factors where a person put them; the map then runs as it ran when they were moved. */
export const withMoved = (
  look: MapLook,
  places: Record<string, Place>,
  layout: string,
): MapLook => ({
  ...look,
  layout: layout === "down" ? "down" : "right",
  moved: { ...look.moved, ...places },
});
