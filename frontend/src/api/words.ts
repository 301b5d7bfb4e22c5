// Words of the texts: counted, and each in its context.
import type { components } from "./schema";

type Schemas = components["schemas"];
import { ask } from "./ask";

export const words = {
  listed: (asked: Schemas["ListedWords"]) => ask("POST", "/words", asked),
  inContext: (asked: Schemas["WordsInContext"]) => ask("POST", "/kwic", asked),
};
