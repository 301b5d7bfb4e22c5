// Long lists a page at a time: the texts of the library, and who tells whose views.
import { ask } from "./ask";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];
export type LibraryPage = Schemas["LibraryPage"];
type Query = NonNullable<paths["/api/library"]["get"]["parameters"]["query"]>;
export type Wish = Required<Omit<Query, "key">>;
export type Sort = Exclude<Wish["sort"], `-${string}`>;

export const shelves = {
  library: (wish: Query) => {
    const query = Object.entries(wish).flatMap(([k, v]) => [v].flat().map((x) => [k, String(x)]));
    return ask("GET", `/library?${new URLSearchParams(query)}`);
  },
  ascribed: (study: Schemas["AscriptionStudy"], teller: string, holder: string) =>
    ask("POST", "/ascription/evidence", { ...study, teller, holder }),
};
