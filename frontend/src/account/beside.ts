// One or two accounts laid beside each other, and the address that shows them.
import type { Account, AccountPart } from "../api/accounts";

export interface Row {
  key: string;
  title: string;
  page: string;
  parts: (AccountPart | undefined)[];
}

/** The parts of one or two accounts, each beside the other's of the same kind, in reading order. */
export function beside(told: readonly Account[]): Row[] {
  const rows: Row[] = [];
  for (const part of told.flatMap((a) => a.parts))
    if (!rows.some((r) => r.key === part.key))
      rows.push({
        key: part.key,
        title: part.title,
        page: part.page,
        parts: told.map((a) => a.parts.find((p) => p.key === part.key)),
      });
  // what is coded otherwise stands last, whoever has it
  return [...rows.filter((r) => r.key !== "also"), ...rows.filter((r) => r.key === "also")];
}

export function address(one: string, other = ""): string {
  const more = other ? `?beside=${encodeURIComponent(other)}` : "";
  return `#/account/${encodeURIComponent(one)}${more}`;
}

const LONGEST = 90;
/** A line as the heading of a drawer: cut at a word. */
export function short(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, text.lastIndexOf(" ", LONGEST))} …`;
}
