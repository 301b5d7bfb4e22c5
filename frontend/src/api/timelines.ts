// The timeline's addresses: the history told, as it is printed, and in the order of telling.
import { ask } from "./ask";
import type { components } from "./schema";

type Schemas = components["schemas"];

export const timelines = {
  history: (study: Schemas["TimelineShown"]) => ask("POST", "/timeline", study),
  onPaper: (study: Schemas["TimelineStudy"]) => ask("POST", "/timeline/paper", study),
  order: (telling: Schemas["ToldOrder"]) => ask("POST", "/timeline/order", telling),
};
