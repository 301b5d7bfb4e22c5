// Words of the texts: counted, and each in its context.
import type { Options } from "../api";
import { ask } from "./ask";
import type { KwicAnswer, WordsAnswer } from "./types";

export const words = {
  listed: (options: Options) => ask<WordsAnswer>("POST", "/words", options),
  inContext: (options: Options) => ask<KwicAnswer>("POST", "/kwic", options),
};
