// What a page begins with before anybody has chosen: a question this project can answer.
import { ask } from "./ask";
import type { MapOpening, NetworkOpening } from "./types";

export const openings = {
  network: () => ask<NetworkOpening>("GET", "/network/opening"),
  map: () => ask<MapOpening>("GET", "/map/opening"),
};
