// What a person has chosen so far for a suggestion, and the statement it becomes.
import type { Commitment, Decided, Ranked, Suggestion, Value } from "../api/types";
import { formOf, type Ask } from "./words";

export interface Draft {
  values: Record<string, string>;
  unsaid: Record<string, boolean>;
  naming: Record<string, boolean>;
  ranks: Record<string, Ranked[]> | null;
  holding: string;
  holder: string;
  commitment: Commitment | "";
  start: number;
  end: number;
  about: string;
  horizon: string;
}

/** Nothing chosen yet: the ends, a date and a horizon as they were found. */
export function fresh(s: Suggestion | null): Draft {
  return {
    values: {},
    unsaid: {},
    naming: {},
    ranks: null,
    holding: "",
    holder: "",
    commitment: "",
    start: s?.start ?? 0,
    end: s?.end ?? 0,
    about: s?.kind === "dates" ? String(s.values.about ?? "") : "",
    horizon: s?.kind === "predictions" ? String(s.values.horizon ?? "") : "",
  };
}

/** Whether a field is settled: by a value, or where that may be by "not said". */
export function filled(draft: Draft, f: Ask): boolean {
  return !!draft.values[f.name]?.trim() || (!!f.optional && !!draft.unsaid[f.name]);
}

/** What is still to be chosen, in the order it is asked for. */
export function missing(draft: Draft, fields: Ask[]): string[] {
  const names = fields.filter((f) => !filled(draft, f)).map((f) => f.name);
  if (!draft.holding || (draft.holding === "other" && !draft.holder.trim())) names.push("holder");
  if (!draft.commitment) names.push("commitment");
  return names;
}

/** What is kept of a draft in which nothing is missing: as found, or with its ends moved. */
export function stateOf(s: Suggestion, d: Draft): Decided["state"] {
  return d.start === s.start && d.end === s.end ? "accepted" : "edited";
}

/** The statement a draft becomes; null while nobody said how far the speaker goes along. */
export function statementOf(s: Suggestion, d: Draft) {
  if (!d.commitment) return null;
  const values: Record<string, Value> = Object.fromEntries(
    Object.entries(d.values).filter(([, v]) => v.trim()),
  );
  if (s.kind === "predictions" && d.horizon.trim()) values.horizon = d.horizon.trim();
  return {
    id: crypto.randomUUID(),
    transcript: s.transcript,
    start: d.start,
    end: d.end,
    form: formOf(s),
    values,
    commitment: d.commitment,
    ...(d.holding === "own" ? {} : { holder: d.holding === "unstated" ? null : d.holder.trim() }),
    ...(d.about.trim() ? { about: d.about.trim() } : {}),
  };
}

/** Whose view it is by the draft, where the words are `speaker`'s; null: nobody says. */
export function holderOf(d: Draft, speaker: string | null): string | null {
  if (d.holding === "own") return speaker;
  return d.holding === "other" ? d.holder.trim() : null;
}
