// How a picture of a map is to look: kept with the study, asked of the server, which draws it.
import type { Options } from "../api";

export type Place = [number, number];
export interface MapLook {
  /** Where effects lie of their causes. */
  layout: "auto" | "right" | "down";
  /** Factors drawn of a map that has more. */
  most: number;
  /** Factor -> the middle a person gave it, in pixels of the drawing. */
  moved: Record<string, Place>;
  title: string;
  caption: string;
  column: "one" | "two";
}
export const PLAIN_MAP: MapLook = {
  layout: "auto",
  most: 80,
  moved: {},
  title: "",
  caption: "",
  column: "two",
};

/** What the server is told of a look: nothing that is at rest. */
export function mapLookOptions(look: MapLook): Options {
  const names = Object.keys(PLAIN_MAP) as (keyof MapLook)[];
  const chosen = names.filter((n) => JSON.stringify(look[n]) !== JSON.stringify(PLAIN_MAP[n]));
  return Object.fromEntries(chosen.map((name) => [name, look[name]]));
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
