// How the numbers of agreement are written: a share in percent, a coefficient with two digits.
import type { FieldAgreement } from "../api/types";

/** What is found without regard to form stands under this name. */
export const ALL = "all forms";

/** What was clicked: statements two by two (each unit a list), or one after the other. */
export interface Opened {
  title: string;
  note: string;
  units: string[][];
}

export const share = (value: number | null): string =>
  value === null ? "–" : `${Math.round(100 * value)} %`;

/** So many words or fewer: a quantile between two whole numbers is told as the greater. */
export const words = (value: number): number => Math.max(0, Math.ceil(value - 1e-9));

export function coefficient(value: number | null): string {
  if (value === null) return "–";
  return value
    .toFixed(2)
    .replace(/^-0\.00$/, "0.00") // as near to nothing from below as from above
    .replace(/^(-?)0\./, "$1.")
    .replace("-", "−");
}

export function limits(field: FieldAgreement): string {
  return field.low === null || field.high === null
    ? ""
    : ` [${coefficient(field.low)}, ${coefficient(field.high)}]`;
}

/** Ids two by two, as a confusion holds them. */
export function twos(ids: string[]): string[][] {
  const out: string[][] = [];
  for (let i = 0; i < ids.length; i += 2) out.push(ids.slice(i, i + 2));
  return out;
}

export const agreed = (field: FieldAgreement): number =>
  field.confusions.filter((c) => c[0] === c[1]).reduce((n, c) => n + c[2], 0);

/** Notes that are said of every field; none where there is but one. */
export const saidOfAll = (notes: readonly (readonly string[])[]): string[] =>
  notes.length > 1 ? notes[0]!.filter((note) => notes.every((n) => n.includes(note))) : [];
