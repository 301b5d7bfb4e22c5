// What the server answers, as TypeScript. Offsets are code points, end exclusive.
import type { NetworkStudy } from "./network/study";

export interface Flag {
  code: string;
  message: string;
  fixes: { verb: string; label: string }[];
}
export interface Turn {
  id: string;
  kind: string;
  speaker: string | null;
  label: string | null;
  section: string | null;
  start: number;
  end: number;
  label_start: number | null;
  begins_at: number | null;
  ends_at: number | null;
  page: number | null;
  flags: Flag[];
}
export interface Section {
  title: string;
  start: number;
  end: number;
  level: number;
}
export interface Source {
  name: string;
  format: string;
  encoding: string;
  evidence: string;
}
export interface TranscriptSummary {
  id: string;
  title: string;
  date: string | null;
  language: string | null;
  characters: number;
  turns: number;
  questions: number;
  answers: number;
  sections: number;
  flags: number;
  statements: number;
  source: Source;
  attributes: Record<string, string>;
  proposals: Record<string, unknown>[];
}
export interface Transcript {
  id: string;
  title: string;
  date: string | null;
  language: string | null;
  text: string;
  turns: Turn[];
  sections: Section[];
  source: Source;
  attributes: Record<string, string>;
  characters: number;
  replaces?: string | null;
  proposals: Record<string, unknown>[];
}
export type FieldKind = "actor" | "concept" | "number" | "choice" | "text" | "yes/no" | "date";
export interface Field {
  name: string;
  kind: FieldKind;
  required: boolean;
  label: string;
  description: string;
  choices: string[];
  minimum: number | null;
  maximum: number | null;
  integer: boolean;
}
export interface Form {
  name: string;
  label: string;
  key: string;
  line: string;
  color: string;
  description: string;
  reading: string;
  fields: Field[];
}
export type Value = string | number | boolean | null;
export interface Statement {
  id: string;
  transcript: string;
  title: string;
  start: number;
  end: number;
  quote: string;
  form: string;
  values: Record<string, Value>;
  speaker: string | null;
  holder: string | null;
  commitment: string;
  about: string | null;
  coder: string;
  origin: string;
  status: string;
  made_at: string;
  memo: string;
  reading: string;
  /** The newest entry of the log that touched it; sent back with an edit. */
  revision: number;
}
/** What the server says of an edit that met another's: both values, by field. */
export interface Conflicting {
  by: string;
  at: string;
  revision: number;
  fields: string[];
  base: Record<string, unknown>;
  theirs: Record<string, unknown>;
  mine: Record<string, unknown>;
}
/** What stands on a change that cannot be taken back alone. */
export interface Upon {
  error: string;
  change: number;
  summary: string;
  dependents: { id: number; at: string; by: string; summary: string }[];
}
export interface NewStatement {
  id: string;
  transcript: string;
  start: number;
  end: number;
  form: string;
  values: Record<string, Value>;
  holder?: string | null;
  commitment: string;
  about?: string | null;
  memo?: string;
  speaker?: string | null;
}
export interface Named {
  id: string;
  name: string;
  aliases: string[];
  color: string;
  statements: number;
  attributes: Record<string, string>;
  kind?: string;
  parent?: string | null;
  description?: string;
}
export interface Change {
  id: number;
  at: string;
  by: string;
  verb: string;
  summary: string;
  state: "done" | "undone" | "dropped" | "kept" | "first" | "taken";
  rows: {
    table: string;
    key: string;
    before: Record<string, unknown> | null;
    after: Record<string, unknown> | null;
  }[];
}
export interface ProjectInfo {
  name: string;
  path: string;
  version: string;
  coder: string;
  undo: string | null;
  redo: string | null;
  revision: number;
  counts: {
    transcripts: number;
    statements: number;
    actors: number;
    concepts: number;
    suggestions: number;
  };
}
export interface NetworkNode {
  name: string;
  side: "row" | "column";
  kind: string;
  color: string;
  statements: number;
  x: number | null;
  y: number | null;
  camp?: number | null;
  attributes: Record<string, string>;
}
export interface Tie {
  source: string;
  target: string;
  weight: number;
}
export interface NetworkAnswer {
  remedy: { sentence: string; button: string; change: Record<string, unknown> } | null;
  opening: Record<string, unknown>;
  forms: { name: string; label: string; statements: number }[];
  rows: string[];
  columns: string[];
  matrix: number[][];
  mode: "one-mode" | "two-mode";
  n: number;
  why_empty: string | null;
  variables: { names: string[]; qualifiers: string[] };
  dates: { first: string | null; last: string | null; different: number };
  nodes: NetworkNode[];
  ties: Tie[];
  text: string;
  formula: string;
  start: string | null;
  stop: string | null;
}
export interface MeasuresAnswer {
  nodes: {
    name: string;
    statements: number;
    coalition: number | null;
    degree: number;
    strength: number;
    positive: number;
    negative: number;
    closeness: number;
    betweenness: number;
    eigenvector: number;
  }[];
  coalitions: string[][];
  modularity: number | null;
  triads: number[];
  balanced_share: number | null;
  frustration: number;
  frustrated_share: number;
  frustrated: Tie[];
  exact: boolean;
  why_empty: string | null;
}
export interface WindowsAnswer {
  measure: string;
  meaning: string;
  measures: Record<string, string>;
  why_empty: string | null;
  points: {
    index: number;
    start: string | null;
    middle: string | null;
    stop: string | null;
    n: number;
    value: number | null;
  }[];
}
export interface CampsAnswer {
  index: number;
  /** Who has no tie: in no camp. */
  apart: string[];
  rests_on: string;
  camps: string[][];
  congruence_within: number;
  conflict_between: number;
  dna_quality: number;
  method: string;
  n: number;
  why_empty: string | null;
  network: NetworkAnswer;
}
export interface BackboneAnswer {
  method: string;
  backbone: string[];
  redundant: string[];
  loss: number;
  redundant_loss: number;
  penalised_loss: number;
  statements: number;
  exact: boolean;
  steps: {
    round: number;
    concept: string;
    backbone_loss: number;
    redundant_loss: number;
    statements: number;
  }[];
  why_empty: string | null;
  network: NetworkAnswer;
  full: NetworkAnswer;
}
export interface CountsAnswer {
  variable: string;
  levels: (number | string)[];
  bars: { value: string; counts: number[] }[];
  n: number;
  why_empty: string | null;
}
export interface StudiesCompared {
  a: NetworkAnswer;
  b: NetworkAnswer;
  same: number;
  only_a: string[];
  only_b: string[];
  differences: { source: string; target: string; a: number | null; b: number | null }[];
}
export interface SavedStudy {
  name: string;
  build: string;
  page: NetworkStudy;
}
export interface Evidence {
  summary: string;
  weight: number | null;
  statements: Statement[];
  concepts: {
    concept: string;
    sides: { name: string; agreement: boolean | null; statements: Statement[] }[];
  }[];
}
export interface MapLink {
  cause: string;
  effect: string;
  sign: number;
  citations: number;
  sources: number;
  disputed: boolean;
  denied: boolean;
  statements: string[];
}
export interface Loop {
  concepts: string[];
  sign: number;
  kind: string;
  told_whole_by: number;
  stitched_from: number;
  least_told: number;
  statements: string[];
}
export interface MapAnswer {
  concepts: { name: string; role?: string; out?: number; in?: number; centrality?: number }[];
  links: MapLink[];
  loops: Loop[];
  loops_found: number;
  loops_capped: boolean;
  measures: Record<string, unknown>;
  holders_available: { name: string; claims: number }[];
  layers: Record<string, number>;
  why_empty: string | null;
  notes: string[];
  title: string;
}
export interface WhatIf {
  factors: {
    name: string;
    baseline: number;
    scenario: number;
    /** The middle draw; without draws the nominal run. */
    change: number;
    /** The run with every weight as it stands. */
    nominal: number;
    held: boolean;
    verdict: string;
    rises?: number;
    falls?: number;
    stays?: number;
    low?: number;
    high?: number;
  }[];
  ending: string;
  period: number | null;
  steps: number;
  verdict: string;
  starts: { tried: number; distinct: number };
  slope_bound: number | null;
  draws: number;
  seed: number;
  settings: { rule: string; transfer: string };
  in_account: string;
  ms: number;
  notes: string[];
  carries: { statement: string; quote: string; factor: string; effect: string }[];
}
export interface ComparedLink {
  cause: string;
  effect: string;
  a_sign: number;
  b_sign: number;
  a: Statement[];
  b: Statement[];
}
export interface OnlyLink {
  cause: string;
  effect: string;
  statements: string[];
}
export interface CompareAnswer {
  a: MapAnswer;
  b: MapAnswer;
  shared_concepts: string[];
  only_a: string[];
  only_b: string[];
  links: {
    shared: ComparedLink[];
    opposed: ComparedLink[];
    only_a: OnlyLink[];
    only_b: OnlyLink[];
  };
  distance: {
    told: number | null;
    shared_factors: number;
    pairs: number;
    jaccard_concepts: number | null;
    jaccard_links: number | null;
    opposite_signs: number | null;
  };
  notes: string[];
  agreement: number | null;
  what_if: { factor: string; a: number; b: number; agree: boolean }[];
}
export interface Path {
  concepts: string[];
  sign: number;
  told_whole_by: number;
  stitched_from: number;
  statements: string[];
}
export interface PathsAnswer {
  paths: Path[];
  complete: boolean;
  total_effect: number | null;
  total_effect_words: string;
  balanced: boolean;
  robustness: {
    citations: number;
    source_counts: number;
    own_paths: number;
    least_sources: number;
  };
}
export interface Suggestion {
  id: string;
  kind: string;
  transcript: string;
  start: number;
  end: number;
  cue: [number, number] | null;
  values: Record<string, unknown>;
  score: number;
  method: string;
  version: string;
  why: string;
  state: string;
  tier: string;
}
export interface ReviewQueue {
  methods: {
    method: string;
    kind: string;
    open: number;
    accepted: number;
    rejected: number;
    rate: number | null;
    muted: boolean;
    why: string;
  }[];
  curve: { threshold: number; expected: number; number: number }[];
  rows: Suggestion[];
}
