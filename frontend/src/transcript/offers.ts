// What the reader found in a text that a person may take up, and what taking or refusing it asks
// of the server.
import type { components } from "../api/schema";
import type { Transcript, Turn } from "../api/types";

type Correction = components["schemas"]["Correction"];

/** Something found in a text, never imposed. */
export interface Offer {
  what: string;
  name: string;
  /** Who else a speaker may be. */
  other: string;
  why: string;
  voice: string;
  raw: Record<string, unknown>;
}

/** So many pairs of names are offered at a time; the next come as these are settled. */
export const PAIRS = 3;
const OFFERED = ["interviewer", "guest", "encoding", "convention", "same-speaker"];
const VOICES: Record<string, string> = { interviewer: "question", guest: "answer" };

/** What is on offer for a text: of speakers who may be one person those who still speak. */
export function offersOf(text: Pick<Transcript, "proposals" | "turns">): Offer[] {
  const speakers = new Set(text.turns.map((t) => t.speaker));
  let pairs = 0;
  return text.proposals
    .filter((p) => OFFERED.includes(String(p.what)))
    .filter((p) => p.what !== "same-speaker" || (speakers.has(String(p.name)) && ++pairs <= PAIRS))
    .map((p) => {
      const voice = VOICES[String(p.what)] ?? "";
      return {
        what: String(p.what),
        name: String(p.name ?? ""),
        other: String(p.other ?? ""),
        why: String(p.why ?? ""),
        voice: text.turns.some((t) => t.kind === voice) ? voice : "",
        raw: p,
      };
    });
}

/** The correction that makes two names one person's. */
export const joining = (p: Offer, turns: Turn[]): Correction =>
  turns.some((t) => t.speaker === p.other)
    ? { verb: "merge-speakers", other: p.name, into: p.other }
    : { verb: "rename", name: p.name, into: p.other };

/** The correction that settles the doubt about a name beside its turn, if it stands there too. */
export function refusing(p: Offer, turns: Turn[]): Correction | null {
  for (const turn of turns.filter((t) => t.speaker === p.name)) {
    const flag = turn.flags.find((f) => f.code === "near-name" || f.code === "initials");
    if (flag) return { verb: "dismiss", turn: turn.id, code: flag.code };
  }
  return null;
}
