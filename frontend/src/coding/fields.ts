// What is said of a statement's fields in more than one place.
import type { Field, Value } from "../api/types";

/** The id of a field's input in the page. */
export function fieldId(field: Field): string {
  return `field-${field.name.replace(/\W/g, "-")}`;
}

/** Whether nothing was said yet; "no" is something. */
export function empty(value: Value | undefined): boolean {
  return value === undefined || value === null || value === "";
}
