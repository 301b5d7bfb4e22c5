// A statement in the few words a margin has room for: whose view, by way of whom, which way.
import type { Statement } from "../api/types";
import { worded } from "../wording/values";

type Told = Pick<
  Statement,
  "holder" | "speaker" | "chain" | "form" | "values" | "commitment" | "about"
>;
type Read = Pick<Statement, "form" | "values" | "reading">;

function stance({ form, values }: Pick<Statement, "form" | "values">): string {
  return form === "position" ? worded(values.agreement ? "for" : "against") : "";
}

export function told(s: Told): string {
  const parts: string[] = [];
  if (s.holder === null) parts.push(worded("unstated"));
  else if (s.holder !== s.speaker || s.chain) parts.push(s.holder);
  if (s.chain) parts.push(s.chain);
  if (stance(s)) parts.push(stance(s));
  if (s.commitment !== "asserts" || !parts.length) parts.push(worded(s.commitment));
  if (s.about) parts.push(s.about);
  return parts.join(" · ");
}

/** What it reads as behind those words, without the stance they tell already. */
export function readBeside(s: Read): string {
  const { concept } = s.values;
  return stance(s) && typeof concept === "string" && concept ? concept : s.reading;
}
