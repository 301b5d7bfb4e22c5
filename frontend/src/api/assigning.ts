// Who codes what: drawn, finished, given back.
import { ask } from "./ask";
import type { components } from "./schema";

export type Assignment = components["schemas"]["AssignmentRow"];
export type Batch = components["schemas"]["Assigning"];
type Again = components["schemas"]["LookingAgain"];

const at = (key: string) => `/assignments/${encodeURIComponent(key)}`;

export const assigning = {
  all: () => ask<Assignment[]>("GET", "/assignments"),
  draw: (batch: Partial<Batch>) => ask<Assignment[]>("POST", "/assignments", batch),
  again: (asked: Partial<Again>) => ask<Assignment[]>("POST", "/assignments/again", asked),
  begin: (key: string) => ask<Assignment>("POST", `${at(key)}/begin`, {}),
  finish: (key: string) => ask<Assignment>("POST", `${at(key)}/finish`, {}),
  reopen: (key: string) => ask<Assignment>("POST", `${at(key)}/reopen`, {}),
  giveBack: (key: string, reason: string) =>
    ask<Assignment>("POST", `${at(key)}/return`, { reason }),
  give: (key: string, coder: string) => ask<Assignment>("POST", `${at(key)}/give`, { coder }),
  withdraw: (key: string) => ask<Assignment[]>("DELETE", at(key)),
  lookInto: (transcript: string, reason: string) =>
    ask<Assignment[]>("POST", "/assignments/open", { transcript, reason }),
};
