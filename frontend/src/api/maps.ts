// Pictures of causal maps.
import { ask } from "./ask";
import type { Options } from "../api";
import type { components } from "./schema";

export type MapDrawingAnswer = components["schemas"]["MapDrawingAnswer"];

export const maps = {
  drawing: (study: Options) => ask<MapDrawingAnswer>("POST", "/map/drawing", study),
};
