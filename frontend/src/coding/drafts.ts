// A statement somebody began and did not save, one for each text, kept while the window is open:
// leaving the page (browser Back, another page, a reload) loses nothing.
import type { Statement } from "../api/types";
import type { Said } from "./said";

export interface Draft extends Said {
  /** What it is about: a passage, or a statement that is being changed. */
  subject: string;
  passage: { turn: string; start: number; end: number } | null;
  statement: string;
  /** The statement as it was when the change was begun, and the revision that was seen. */
  opened: Statement | null;
  revision: number;
}

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const name = (transcript: string) => `draft ${transcript}`;

export function keepDraft(transcript: string, draft: Draft, store: Store = sessionStorage): void {
  store.setItem(name(transcript), JSON.stringify(draft));
}

export function draftOf(transcript: string, store: Store = sessionStorage): Draft | null {
  const kept = store.getItem(name(transcript));
  return kept ? (JSON.parse(kept) as Draft) : null;
}

export function forgetDraft(transcript: string, store: Store = sessionStorage): void {
  store.removeItem(name(transcript));
}
