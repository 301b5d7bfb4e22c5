// What a page begins with before anybody has chosen: a question this project can answer.
import { ask } from "./ask";

export const openings = {
  network: () => ask("GET", "/network/opening"),
  map: () => ask("GET", "/map/opening"),
};
