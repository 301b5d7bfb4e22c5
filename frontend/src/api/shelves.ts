// Long lists a page at a time: the texts of the library, and who tells whose views.
import { ask } from "./ask";
import type { components } from "./schema";

type Schemas = components["schemas"];
export type LibraryPage = Schemas["LibraryPage"];
export type Sort = "added" | "title" | "date" | "characters" | "statements" | "flags";
export interface Wish {
  q: string;
  sort: Sort;
  down: boolean;
  limit: number;
  offset: number;
}

export const shelves = {
  library: ({ down, sort, ...wish }: Partial<Wish> = {}) => {
    const asked = { ...wish, ...(sort ? { sort: (down ? "-" : "") + sort } : {}) };
    const query = Object.entries(asked).map(([k, v]) => [k, String(v)]);
    return ask<LibraryPage>("GET", `/library?${new URLSearchParams(query)}`);
  },
  ascribed: (study: Record<string, unknown>, teller: string, holder: string) =>
    ask<Schemas["Sentences"]>("POST", "/ascription/evidence", { ...study, teller, holder }),
};
