// What was decided here and is still being written, counted in with what the server knows.
import type { Decided, KindCount, Queue, Statement, Suggestion, Tier } from "../api/types";
import { count } from "./words";

/** A decision that is being written. */
export interface Mine {
  id: string;
  kind: string;
  state: Decided["state"];
  words: string;
  made: Partial<Statement> | null;
}

/** Decisions that are shown. */
const SHOWN = 8;

/** A kind's numbers, the suggestions of `rows` counted as what they became (`gone`: state by id). */
export function counted(
  k: KindCount,
  rows: Suggestion[],
  gone: Readonly<Record<string, string>>,
): KindCount {
  const out = { ...k };
  for (const s of rows) {
    const to = gone[s.id];
    if (s.kind !== k.kind || !to || to === s.state) continue;
    if (s.state === "open") out.open -= 1;
    else out.later -= 1;
    if (to === "accepted") out.accepted += 1;
    else if (to === "edited") out.edited += 1;
    else if (to === "rejected") out.rejected += 1;
    else out.later += 1;
  }
  return out;
}

/** Decisions newest first: what is still being written, then what the server has. */
export function decisionsOf(told: readonly Decided[], mine: Mine[]): Decided[] {
  const have = new Map(told.map((d) => [d.suggestion, d.state]));
  const writing = mine
    .filter((m) => have.get(m.id) !== m.state)
    .map((m) => ({
      change: 0,
      at: "",
      suggestion: m.id,
      state: m.state,
      number: 1,
      statement: null,
      summary: "",
      kind: m.kind,
      words: m.words,
      made: m.made as Statement | null,
    }));
  const ahead = new Set(writing.map((d) => d.suggestion));
  return [...writing, ...told.filter((d) => d.kind && !ahead.has(d.suggestion))].slice(0, SHOWN);
}

/** Why suggestions of a kind are not shown, in words. */
export function hiddenSaid(h: Queue["kinds"][number]["hidden"], tier: Tier): string {
  return [
    h.muted ? `${count(h.muted, "suggestion")} of a muted method` : "",
    h.blind ? `${count(h.blind, "suggestion")} in passages kept blind` : "",
    h.tier ? `${count(h.tier, "suggestion")} less sure than “${tier}”` : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
