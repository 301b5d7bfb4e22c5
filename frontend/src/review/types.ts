// What the review asks of the server and is answered. Offsets are code points, end exclusive.
import type { Statement, Suggestion } from "../types";

export interface MethodRate {
  method: string;
  kind: string;
  open: number;
  accepted: number;
  rejected: number;
  rate: number | null;
  muted: boolean;
  why: string;
}
export interface KindCount {
  kind: string;
  open: number;
  later: number;
  accepted: number;
  edited: number;
  rejected: number;
  methods: MethodRate[];
  hidden: { muted: number; blind: number; tier: number };
}
export interface Decided {
  change: number;
  at: string;
  suggestion: string;
  state: string;
  number: number;
  statement: string | null;
  summary: string;
  kind?: string;
  words?: string;
  made?: Statement | null;
}
export interface Looking {
  done: number;
  of: number;
  title: string;
  tier: string;
}
export interface BlindPassage {
  transcript: string;
  start: number;
  end: number;
  done_at: string | null;
}
export interface BlindReport {
  share: number;
  seed: number;
  passages: BlindPassage[];
  done: number;
  left: number;
  made: number;
  met: number;
  recall: number | null;
  interval: [number, number] | null;
  missed: { id: string; transcript: string; start: number; quote: string; form: string }[];
  says: string;
}
export type Tier = "strong" | "medium" | "all";
export interface Queue {
  kind: string;
  tier: Tier;
  kinds: KindCount[];
  rows: Suggestion[];
  curve: { threshold: number; expected: number; number: number }[];
  decisions: Decided[];
  minutes: number;
  left: number;
  searched: { texts: number; of: number; tier: Tier | null };
  unread: { transcript: string; title: string; says: string }[];
  statements_with_concepts: number;
  unmuted: string[];
  looking: Looking | null;
  trouble: string;
  blind: BlindReport;
}
export interface Ranked {
  name: string;
  score: number;
}
export interface Ranks {
  ranks: Record<string, Record<string, Ranked[]>>;
  pending: boolean;
  learnt_from: number;
  method: string;
}
export interface Candidate {
  name: string;
  ids: string[];
  state: string;
  mentions: number;
  texts: { id: string; title: string }[];
  kind_guess: string;
  why: string;
  same_as: { name: string; actor: boolean }[];
}
export interface Confirmed {
  id: string;
  name: string;
  kind: string;
  aliases: string[];
  mentions: number;
  texts: number;
}
export interface Candidates {
  rows: Candidate[];
  confirmed: Confirmed[];
  decided: number;
  all: number;
}
export interface Mentions {
  name: string;
  total: number;
  texts: number;
  places: {
    transcript: string;
    title: string;
    start: number;
    end: number;
    before: string;
    words: string;
    after: string;
  }[];
}
export interface Asking {
  url: string;
  model: string;
  transcript: string;
  kinds: string[];
  turns?: number[];
  consent?: { host: string; model: string; turns: number[] };
}
export interface ModelRun {
  running: boolean;
  model: string;
  transcript: string;
  asked: number;
  of: number;
  returned: number;
  dropped: number;
  drop_rate: number;
  kept: number;
  notes: string[];
  error: string;
}
export interface ModelAbout {
  kinds: { kind: string; asks: string }[];
  key_variable: string;
  key_set: boolean;
  consents: {
    host: string;
    model: string;
    transcript: string;
    turns: number[];
    at: string;
    by: string;
  }[];
  runs: {
    at: string;
    host: string;
    model: string;
    asked: number;
    returned: number;
    dropped: number;
    kept: number;
    notes: string[];
  }[];
  run: ModelRun | null;
}
export interface Preview {
  host: string;
  loopback: boolean;
  model: string;
  turns: number[];
  characters: number;
  requests: { turn: number; speaker: string | null; body: string }[];
}
