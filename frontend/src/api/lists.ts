// Lists of any length: a page at a time, and acts on all that a filter means.
import { ask } from "./ask";
import type { components } from "./schema";
import type { Statement } from "./types";

type Schemas = components["schemas"];
export type Where = Record<string, string>;
export type Which = Schemas["Which"];
export type Recoding = Schemas["Recoding"];

const page = (where: Where) => ask("GET", `/statements?${new URLSearchParams(where)}`);

/** All that fit, page after page: for one text or some ids, not for lists of any length. */
async function every(where: Where = {}): Promise<{ total: number; rows: Statement[] }> {
  const asked = { limit: "20000", ...where };
  let found = await page(asked);
  const rows = [...found.rows];
  while (found.cursor) {
    found = await page({ ...asked, cursor: found.cursor });
    rows.push(...found.rows);
  }
  return { total: rows.length, rows };
}

const citing = (transcript: string, what: Record<string, string>) =>
  `/transcripts/${encodeURIComponent(transcript)}/cited?${new URLSearchParams(what)}` as const;

export const lists = {
  /** A passage with its source, as one quotes it. */
  cited: (transcript: string, start: number, end: number, statement = "") =>
    ask("GET", citing(transcript, { start: `${start}`, end: `${end}`, statement })),
  statementPage: page,
  statementNames: () => ask("GET", "/statements/names"),
  statements: every,
  recode: (asked: Recoding) => ask("POST", "/statements/recode", asked),
  remove: (which: Which) => ask("POST", "/statements/delete", which),
  rowsOfChange: (change: number, offset: number) =>
    ask("GET", `/history/${String(change)}?offset=${offset}&limit=100`),
};
