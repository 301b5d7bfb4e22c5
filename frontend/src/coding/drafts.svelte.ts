// Statements somebody began and did not save, each for its passage, kept while the window is open: leaving the page (browser
// Back, another page, a reload) or opening something else in the text loses nothing.
import { untrack } from "svelte";
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

interface Span {
  transcript: string;
  start: number;
  end: number;
}

/** What a draft of a statement, or of a new one on a passage, is about. */
export function subjectOf(statement: Statement | null, passage: Span | null): string {
  return statement?.id ?? `${passage?.transcript} ${passage?.start} ${passage?.end}`;
}

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const name = (transcript: string) => `draft ${transcript}`;

export class Drafts {
  /** How often something was kept or forgotten: who shows them looks again. */
  private changes = $state(0);

  constructor(private readonly store: () => Store = () => sessionStorage) {}

  /** What was begun in a text; what was begun last comes last. */
  of(transcript: string): Draft[] {
    void this.changes;
    const kept = this.store().getItem(name(transcript));
    return kept ? (JSON.parse(kept) as Draft[]) : [];
  }
  about(transcript: string, subject: string): Draft | undefined {
    return this.of(transcript).find((draft) => draft.subject === subject);
  }
  keep(transcript: string, draft: Draft): void {
    this.write(transcript, [...this.others(transcript, draft.subject), draft]);
  }
  forget(transcript: string, subject: string): void {
    const others = this.others(transcript, subject);
    if (others.length < untrack(() => this.of(transcript)).length) this.write(transcript, others);
  }

  private others(transcript: string, subject: string): Draft[] {
    return untrack(() => this.of(transcript)).filter((draft) => draft.subject !== subject);
  }
  private write(transcript: string, drafts: Draft[]): void {
    if (drafts.length) this.store().setItem(name(transcript), JSON.stringify(drafts));
    else this.store().removeItem(name(transcript));
    this.changes = untrack(() => this.changes) + 1;
  }
}

export const drafts = new Drafts();
