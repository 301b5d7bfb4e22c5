// Pictures of causal maps.
import { ask } from "./ask";
import type { Options } from "../api";
import type { components } from "./schema";

export type MapDrawingAnswer = components["schemas"]["MapDrawingAnswer"];

export type MapEvidence = components["schemas"]["MapEvidence"];

export type MapHolders = components["schemas"]["MapHolders"];

export const maps = {
  /** Whose map can be drawn, whoever holds most causes first. */
  holders: () => ask<MapHolders>("GET", "/map/holders"),
  /** The statements of a factor, or of an arrow, of the whole map: some, from `offset` on. */
  evidence: (study: Options) => ask<MapEvidence>("POST", "/map/evidence", study),
  drawing: (study: Options) =>
    ask<MapDrawingAnswer>("POST", "/map/drawing", { ...study, short: true }),
};
