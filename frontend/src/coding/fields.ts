// What is said of a statement's fields in more than one place.
import type { Field, Value } from "../api/types";

/** The id of a field's input in the page. */
export function fieldId(field: Field): string {
  return `field-${field.name.replace(/\W/g, "-")}`;
}

/** A choice of so many answers has a key for each. */
const KEYS = 9;

/** Whether it is a choice of more answers than there are keys: one is chosen by its letters. */
export const byLetters = (field: Pick<Field, "kind" | "choices">): boolean =>
  field.kind === "choice" && field.choices.length > KEYS;

/** Whether its answer is typed, and not given by one key. */
export const isTyped = (field: Field): boolean =>
  byLetters(field) || !["yes/no", "choice"].includes(field.kind);

/** Whether nothing was said yet; "no" is something. */
export function empty(value: Value | undefined): boolean {
  return value === undefined || value === null || value === "";
}
