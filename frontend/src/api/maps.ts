// Pictures of causal maps.
import { ask } from "./ask";
import type { components } from "./schema";

type Schemas = components["schemas"];
export type MapDrawingAnswer = Schemas["MapDrawingAnswer"];

export type MapEvidence = Schemas["MapEvidence"];

export type MapHolders = Schemas["MapHolders"];

export const maps = {
  /** Whose map can be drawn, whoever holds most causes first. */
  holders: () => ask("GET", "/map/holders"),
  /** The statements of a factor, or of an arrow, of the whole map: some, from `offset` on. */
  evidence: (study: Schemas["MapMark"]) => ask("POST", "/map/evidence", study),
  drawing: (study: Schemas["MapDrawing"]) => ask("POST", "/map/drawing", { ...study, short: true }),
};
