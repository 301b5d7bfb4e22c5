// People over all texts, as the server tells them.
export interface Period {
  attribute: string;
  value: string;
  since: string;
  until: string;
}
export interface Person {
  id: string;
  name: string;
  aliases: string[];
  kind: string;
  attributes: Record<string, string>;
  periods: Period[];
  color: string;
  statements: number;
  held: number;
  turns: number;
  anonymous: boolean;
  titles: string[];
  roles: string[];
  texts: {
    transcript: string;
    title: string;
    date: string | null;
    turns: number;
    labels: { label: string; turns: number; title: string; role: string }[];
  }[];
}
export interface Side {
  id: string;
  name: string;
  turns: number;
  statements: number;
  texts: { transcript: string; title: string; turns: number }[];
}
export interface ProposedMerge {
  other: Side;
  into: Side;
  rule: string;
  reason: string;
}
