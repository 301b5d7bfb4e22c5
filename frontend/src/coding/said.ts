// What is said of a passage so far, decision by decision; and what of it the server is told.
import type { components } from "../api/schema";
import type { Field, Form, Statement, Value } from "../api/types";
import { byLetters, empty } from "./fields";

type Schemas = components["schemas"];

/** Whose view it is: the speaker's own, another's with a name, nobody's that is stated; or open. */
export type Holding = "" | "own" | "other" | "unstated";

export interface Said {
  form: string;
  holding: Holding;
  /** The name of another holder. */
  holder: string;
  /** Who stands between speaker and holder. */
  via: string[];
  commitment: string;
  values: Record<string, Value>;
  about: string;
  memo: string;
  /** Names of the optional fields that are shown; `_about`, `_memo` and `_via` too. */
  shown: string[];
}

/** The decision that is due: a name is one where the holder is another. */
export type Stage = "form" | "holder" | "name" | "commitment" | "fields";

/** The keys of the kinds of holder. */
export const HOLDERS = [
  ["o", "own"],
  ["t", "other"],
  ["u", "unstated"],
] as const;

/** The keys of the commitments. */
export const COMMITMENTS = [
  ["a", "asserts"],
  ["r", "reports"],
  ["j", "rejects"],
  ["s", "supposes"],
  ["d", "predicts"],
  ["w", "wishes"],
] as const;

/** The keys of signs: raises, lowers, not said. */
const SIGNS: Record<string, string> = { "+": "+", "-": "-", "−": "-", "0": "?", "?": "?" };

export const YES = ["y", "+"],
  NO = ["n", "-"];

function holdingOf(statement: Statement): Holding {
  if (statement.holder === null) return "unstated";
  return statement.holder === statement.speaker ? "own" : "other";
}

/** What a statement says; for none, nothing. */
export function saidIn(statement: Statement | null): Said {
  const holding = statement ? holdingOf(statement) : "";
  return {
    form: statement?.form ?? "",
    holding,
    holder: holding === "other" ? (statement?.holder ?? "") : "",
    via: [...(statement?.via ?? [])],
    commitment: statement?.commitment ?? "",
    values: { ...statement?.values },
    about: statement?.about ?? "",
    memo: statement?.memo ?? "",
    shown: Object.keys(statement?.values ?? {}),
  };
}

const nameless = (said: Said) => said.holding === "other" && !said.holder.trim();

export function stageOf(said: Said, form: Form | undefined): Stage {
  if (!form) return "form";
  if (!said.holding) return "holder";
  if (nameless(said)) return "name";
  return said.commitment ? "fields" : "commitment";
}

/** What has to be decided before it can be saved, in words. */
export function missingIn(said: Said, form: Form | undefined): string[] {
  if (!form) return ["a form"];
  return [
    ...(!said.holding || nameless(said) ? ["holder"] : []),
    ...(said.commitment ? [] : ["commitment"]),
    ...form.fields
      .filter((f) => f.required && empty(said.values[f.name]))
      .map((f) => f.label || f.name),
  ];
}

/** What a key decides of a field of two or a few values; undefined where it decides nothing. */
export function valueOf(key: string, field: Field): Value | undefined {
  if (field.kind === "yes/no") {
    if (YES.includes(key)) return true;
    return NO.includes(key) ? false : undefined;
  }
  if (field.kind !== "choice" || byLetters(field)) return undefined;
  const sign = SIGNS[key];
  if (sign && field.choices.includes(sign)) return sign;
  return /^[1-9]$/.test(key) ? field.choices[Number(key) - 1] : undefined;
}

/** The values its form asks for. */
function valuesIn(said: Said, form: Form): Record<string, Value> {
  const names = new Set(form.fields.map((f) => f.name));
  return Object.fromEntries(Object.entries(said.values).filter(([name]) => names.has(name)));
}

/** A new statement, as far as it says something: what is not said is the server's to fill. */
export function newOf(said: Said, form: Form) {
  const { holding, commitment, about, memo, via } = said;
  return {
    form: form.name,
    values: valuesIn(said, form),
    commitment: commitment as Statement["commitment"],
    ...(holding === "own" ? {} : { holder: holding === "unstated" ? null : said.holder.trim() }),
    ...(via.length ? { via } : {}),
    ...(about ? { about } : {}),
    ...(memo ? { memo } : {}),
  };
}

/** What a person changed since a statement was opened, and nothing else. */
export function changesOf(
  said: Said,
  opened: Statement | null,
  form: Form,
): Schemas["EditedStatement"] {
  const before = saidIn(opened),
    anew = form.name !== before.form,
    values = valuesIn(said, form);
  const altered = form.fields
    .map((f): [string, Value] => [f.name, empty(values[f.name]) ? null : (values[f.name] ?? null)])
    .filter(([name, value]) => anew || value !== (opened?.values[name] ?? null));
  const held = said.holding === before.holding && said.holder.trim() === before.holder;
  const whose = { own: "own", unstated: null, other: said.holder.trim(), "": undefined };
  return {
    ...(anew ? { form: form.name } : {}),
    ...(altered.length || anew ? { values: Object.fromEntries(altered) } : {}),
    ...(said.commitment === before.commitment ? {} : { commitment: said.commitment }),
    ...(said.about === before.about ? {} : { about: said.about || null }),
    ...(said.memo === before.memo ? {} : { memo: said.memo }),
    ...(held ? {} : { holder: whose[said.holding] }),
    ...(said.via.join("\n") === before.via.join("\n") ? {} : { via: said.via }),
  };
}

/** The same with one field as another person left it. */
export function withField(said: Said, field: string, value: unknown): Said {
  if (field.startsWith("values.")) {
    const name = field.slice("values.".length);
    return { ...said, values: { ...said.values, [name]: (value ?? "") as Value } };
  }
  if (field === "holder") {
    const holding = value === "own" ? "own" : value === null ? "unstated" : "other";
    return { ...said, holding, holder: holding === "other" ? String(value) : "" };
  }
  if (field === "via") return { ...said, via: Array.isArray(value) ? value.map(String) : [] };
  if (["form", "commitment", "about", "memo"].includes(field))
    return { ...said, [field]: String(value ?? "") };
  return said;
}
