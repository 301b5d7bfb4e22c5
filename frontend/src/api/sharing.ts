// A copy without names: its table, what is still to be looked at, the copy, the way back.
import { ask } from "./ask";
import { askLong } from "./long";
import type { components } from "./schema";

type Schemas = components["schemas"];
export type ShareName = Schemas["ShareName"];
export type ShareCandidate = Schemas["ShareCandidate"];
export type ShareTable = Schemas["ShareTable"];
export type ShareCheck = Schemas["ShareCheck"];
export type ShareMade = Schemas["ShareMade"];
export type SharePlace = Schemas["SharePlace"];
export type ShareRevealed = Schemas["ShareRevealed"];
export type ShareWanted = Schemas["ShareCopy"];

export const sharing = {
  table: () => ask("GET", "/share"),
  keep: (names: ShareName[]) => ask("PUT", "/share/names", { names }),
  check: (wanted: ShareWanted) => askLong("/share/check", wanted),
  make: (wanted: ShareWanted, passphrase: string | null) =>
    passphrase === null
      ? ask("POST", "/share", wanted)
      : ask("POST", "/share/with-key", { ...wanted, key: { passphrase } }),
  reveal: (asked: Schemas["SharedBack"]) => ask("POST", "/share/reveal", asked),
};
