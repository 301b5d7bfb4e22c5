// The table of names as it is edited: rows of words, forms parted by bars.
import type { ShareCandidate, ShareName } from "../api/sharing";

export const KINDS = ["person", "place", "organisation", "other", "leave"] as const;

/** What something is called in the copy, before its number: the first that is in no name. */
const CALLED: Record<string, readonly string[]> = {
  person: ["person", "somebody"],
  place: ["town", "place"],
  organisation: ["organisation", "body"],
  other: ["name", "word"],
};

const wordsOf = (rows: readonly ShareName[]): Set<string> =>
  new Set(
    rows
      .flatMap((row) => [row.original, ...row.forms])
      .flatMap((form) => form.toLowerCase().split(/[^\p{L}\p{N}]+/u)),
  );

/** The first pseudonym of a kind that no row has yet. */
export function pseudonym(kind: string, rows: readonly ShareName[]): string {
  const taken = wordsOf(rows);
  const plain = CALLED[kind]?.find((one) => !taken.has(one)) ?? CALLED[kind]?.[0];
  if (!plain) return "";
  const word = plain.charAt(0).toUpperCase() + plain.slice(1);
  const used = new Set(rows.map((row) => row.pseudonym.toLowerCase()));
  let number = 1;
  while (used.has(`${word} ${number}`.toLowerCase())) number += 1;
  return `${word} ${number}`;
}

/** A row for what may be a name: to be replaced, or looked at and to stay. */
export function rowFor(
  candidate: ShareCandidate,
  kind: string,
  rows: readonly ShareName[],
): ShareName {
  return { original: candidate.text, forms: [], kind, pseudonym: pseudonym(kind, rows) };
}

/** Rows with some more, each numbered after those before it. */
export function withProposals(rows: readonly ShareName[], more: readonly ShareName[]): ShareName[] {
  const known = new Set(rows.map((row) => row.original.toLowerCase()));
  return [...rows, ...more.filter((row) => !known.has(row.original.toLowerCase()))];
}

export const formsOf = (typed: string): string[] =>
  typed
    .split("|")
    .map((form) => form.trim())
    .filter(Boolean);

export const typedForms = (forms: readonly string[]): string => forms.join(" | ");

/** The rows that can be sent: none without a name. */
export const filled = (rows: readonly ShareName[]): ShareName[] =>
  rows.filter((row) => row.original.trim());

export const same = (a: readonly ShareName[], b: readonly ShareName[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
