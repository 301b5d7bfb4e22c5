// Pictures of causal maps.
import { ask } from "./ask";
import type { Options } from "../api";
import type { components } from "./schema";

export type MapDrawingAnswer = components["schemas"]["MapDrawingAnswer"];

export type MapEvidence = components["schemas"]["MapEvidence"];

export const maps = {
  /** The statements of a factor, or of an arrow, of the whole map. */
  evidence: (study: Options) => ask<MapEvidence>("POST", "/map/evidence", study),
  drawing: (study: Options) => ask<MapDrawingAnswer>("POST", "/map/drawing", study),
};
