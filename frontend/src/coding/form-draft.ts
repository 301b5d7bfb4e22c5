// A form of statement as it stands in the fields of a page, and the form it becomes.
import type { FieldKind, Form } from "../api/types";

export interface FieldDraft {
  id: number;
  name: string;
  kind: FieldKind;
  required: boolean;
  /** A comma between them. */
  choices: string;
  minimum: string;
  maximum: string;
  integer: boolean;
  label: string;
  description: string;
}

let serial = 0;

export const blank = (): FieldDraft => ({
  id: (serial += 1),
  name: "",
  kind: "concept",
  required: false,
  choices: "",
  minimum: "",
  maximum: "",
  integer: false,
  label: "",
  description: "",
});

/** The fields of a form to be changed; of a new one a single one, needed. */
export function draftsOf(form: Form | null): FieldDraft[] {
  if (!form) return [{ ...blank(), required: true }];
  return form.fields.map((x) => ({
    ...blank(),
    ...x,
    label: x.label === x.name ? "" : x.label,
    choices: x.choices.join(", "),
    minimum: String(x.minimum ?? ""),
    maximum: String(x.maximum ?? ""),
  }));
}

/** What is still missing, in a word; "" where nothing is. */
export function lacking(name: string, fields: FieldDraft[]): string {
  if (!name.trim()) return "a name";
  if (fields.every((f) => !f.name.trim())) return "a field";
  if (fields.some((f) => f.kind === "choice" && !f.choices.trim())) return "choices";
  return "";
}

const number = (text: string) =>
  text.trim() === "" || Number.isNaN(Number(text)) ? null : Number(text);

const list = (text: string) =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);

/** What a form has beside its fields. */
type Head = Pick<Form, "name" | "label" | "key" | "line" | "description" | "reading" | "color">;

/** The form that is kept: fields without a name are none, and each has only what its kind has. */
export function formOf(head: Head, fields: FieldDraft[]) {
  const name = head.name.trim();
  return {
    ...head,
    name,
    label: head.label.trim() || name,
    description: head.description.trim(),
    reading: head.reading.trim(),
    fields: fields
      .filter((f) => f.name.trim())
      .map((f) => ({
        name: f.name.trim(),
        kind: f.kind,
        required: f.required,
        label: f.label || f.name.trim(),
        description: f.description,
        choices: f.kind === "choice" ? list(f.choices) : [],
        minimum: f.kind === "number" ? number(f.minimum) : null,
        maximum: f.kind === "number" ? number(f.maximum) : null,
        integer: f.kind === "number" && f.integer,
      })),
  };
}
