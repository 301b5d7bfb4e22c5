// Who codes what: drawn, finished, given back.
import { ask } from "./ask";
import type { components } from "./schema";

export type Assignment = components["schemas"]["AssignmentRow"];
export type Batch = components["schemas"]["Assigning"];
type Again = components["schemas"]["LookingAgain"];

const at = (key: string) => `/assignments/${encodeURIComponent(key)}` as const;

export const assigning = {
  all: () => ask("GET", "/assignments"),
  draw: (batch: Batch) => ask("POST", "/assignments", batch),
  again: (asked: Again) => ask("POST", "/assignments/again", asked),
  begin: (key: string) => ask("POST", `${at(key)}/begin`),
  finish: (key: string) => ask("POST", `${at(key)}/finish`),
  reopen: (key: string) => ask("POST", `${at(key)}/reopen`),
  giveBack: (key: string, reason: string) => ask("POST", `${at(key)}/return`, { reason }),
  give: (key: string, coder: string) => ask("POST", `${at(key)}/give`, { coder }),
  withdraw: (key: string) => ask("DELETE", at(key)),
  lookInto: (transcript: string, reason: string) =>
    ask("POST", "/assignments/open", { transcript, reason }),
};

/** Whether what was declared read may be gone on with: nobody else has seen it yet. */
export const mayReopen = (one: Assignment): boolean => !one.again && (one.closed || !one.blind);
