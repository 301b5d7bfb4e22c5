// A statement in the few words a margin has room for: whose view, by way of whom, which way.
import type { Statement } from "../api/types";
import { worded } from "../lib/values";

type Told = Pick<
  Statement,
  "holder" | "speaker" | "chain" | "form" | "values" | "commitment" | "about"
>;

export function told(s: Told): string {
  const parts: string[] = [];
  if (s.holder === null) parts.push(worded("unstated"));
  else if (s.holder !== s.speaker || s.chain) parts.push(s.holder);
  if (s.chain) parts.push(s.chain);
  if (s.form === "position") parts.push(worded(s.values.agreement ? "for" : "against"));
  if (s.commitment !== "asserts" || !parts.length) parts.push(worded(s.commitment));
  if (s.about) parts.push(s.about);
  return parts.join(" · ");
}
