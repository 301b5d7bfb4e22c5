// What becomes of a statement's values when it is given another form.
import type { Form, Value } from "../api/types";

/** The values both forms ask for under one name and in one kind. */
export function sharedValues(
  values: Record<string, Value>,
  from: Form,
  to: Form,
): Record<string, Value> {
  const kinds = new Map(from.fields.map((f) => [f.name, f.kind]));
  const names = new Set(to.fields.filter((f) => kinds.get(f.name) === f.kind).map((f) => f.name));
  return from.name === to.name
    ? { ...values }
    : Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

/** What the fields are called whose values the other form has no room for. */
export function lostFields(values: Record<string, Value>, from: Form, to: Form): string[] {
  const kept = sharedValues(values, from, to);
  return Object.entries(values)
    .filter(([name, value]) => !(name in kept) && value !== null && value !== "")
    .map(([name]) => from.fields.find((f) => f.name === name)?.label || name);
}
