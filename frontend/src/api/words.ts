// Words of the texts: counted, and each in its context.
import type { components } from "./schema";

type Schemas = components["schemas"];
import { ask } from "./ask";
import { askLong } from "./long";

export const words = {
  listed: (asked: Schemas["ListedWords"]) => askLong("/words", asked),
  inContext: (asked: Schemas["WordsInContext"]) => ask("POST", "/kwic", asked),
};
