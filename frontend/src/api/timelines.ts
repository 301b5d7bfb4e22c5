// The timeline's addresses: the history told, as it is printed, and in the order of telling.
import { ask } from "./ask";
import type { TimelineAnswer, TimelineOnPaper, ToldOrderAnswer } from "./types";

type Options = Record<string, unknown>;

export const timelines = {
  history: (study: Options) => ask<TimelineAnswer>("POST", "/timeline", study),
  onPaper: (study: Options) => ask<TimelineOnPaper>("POST", "/timeline/paper", study),
  order: (telling: Options) => ask<ToldOrderAnswer>("POST", "/timeline/order", telling),
};
