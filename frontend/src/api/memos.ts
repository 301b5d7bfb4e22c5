// Memos: those on one thing, and all of them in one place.
import { base } from "../team/here";
import { ask } from "./ask";
import type { components } from "./schema";

export type Memo = components["schemas"]["MemoRow"];
export type MemoPage = components["schemas"]["MemoPage"];
/** What a memo is written on here; that of a statement is one of its fields. */
export type MemoOn = components["schemas"]["NewMemo"]["on"];

const place = (key: string) => `/memos/${encodeURIComponent(key)}` as const;

export const memos = {
  page: (asked: Record<string, string>) => ask("GET", `/memos?${new URLSearchParams(asked)}`),
  write: (on: MemoOn, of: string, text: string) => ask("POST", "/memos", { on, of, text }),
  change: (key: string, text: string) => ask("PUT", place(key), { text }),
  remove: (key: string) => ask("DELETE", place(key)),
  table: `${base}/memos/table.csv`,
};
