// Other programs' files: what they hold, what was taken over, what went out.
export interface Report {
  dialect: string;
  imported: Record<string, number>;
  approximated: string[];
  left: string[];
  warnings: string[];
}
export interface Format {
  name: string;
  label: string;
  suffixes: string[];
  reads: boolean;
  writes: boolean;
  kind: string;
}
export interface Formats {
  formats: Format[];
  dialects: { name: string; label: string }[];
}
export interface Passage {
  before: string;
  quote: string;
  after: string;
  title: string;
  code: string;
}
export interface Looked {
  key: string;
  name: string;
  label: string;
  report: Report;
  texts: { title: string; characters: number }[];
  passages: Passage[];
}
