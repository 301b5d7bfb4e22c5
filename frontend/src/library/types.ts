// Files on their way in, as the server understood them; nothing of it is written yet.
export interface IntakeRow {
  path: string;
  error: string;
  key?: string;
  unread?: boolean;
  there?: string | null;
  title?: string;
  date?: string | null;
  language?: string | null;
  format?: string;
  dialect?: string;
  encoding?: string;
  characters?: number;
  turns?: number;
  questions?: number;
  answers?: number;
  speeches?: number;
  speakers?: { name: string; turns: number }[];
  times?: boolean;
  pages?: number;
  flags?: number;
  warnings?: string[];
  evidence?: string;
  begins?: { kind: string; speaker: string | null; begins_at: number | null; words: string }[];
}
export interface IntakeNames {
  pattern: string;
  problem: string;
  rows: ({ fields: Record<string, string>; date: string | null } | null)[];
}
/** A file a person chose or dropped; `name` has its folders. */
export interface Given {
  name: string;
  file: File;
}
