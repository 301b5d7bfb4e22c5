// A report as the page holds it: its parts with keys of their own, moved, added, told in a line.
import type { Part, Plan } from "../api/documents";

/** A part under a key that stays with it while it is moved. */
export interface Block {
  key: number;
  part: Part;
}
export type Head = Omit<Plan, "parts">;

export const NO_PART: Part = {
  kind: "text",
  text: "",
  of: "network",
  study: "",
  options: {},
  title: "",
  caption: "",
};
export const NOTHING: Plan = {
  title: "",
  authors: [],
  date: "",
  place: "",
  lead: "",
  parts: [],
  method: true,
  statements: false,
  texts: false,
};

/** The head of a plan and its parts under keys; those it had before stay where nothing was moved. */
export function taken(plan: Plan, before: Block[], next: () => number): [Head, Block[]] {
  const { parts, ...head } = plan;
  const same =
    parts.length === before.length && parts.every((p, i) => p.kind === before[i]?.part.kind);
  const blocks = parts.map((part, i) => ({
    key: (same ? before[i]?.key : undefined) ?? next(),
    part: { ...part },
  }));
  return [{ ...head, authors: [...head.authors] }, blocks];
}

export const planned = (head: Head, blocks: Block[]): Plan => ({
  ...head,
  parts: blocks.map((b) => b.part),
});

/** The list with the part at `from` at `to`; the same list where that is no place. */
export function moved<T>(list: T[], from: number, to: number): T[] {
  if (from === to || to < 0 || to >= list.length || !(from in list)) return list;
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), list[from] as T, ...rest.slice(to)];
}

/** How many numbered figures and tables an account has. */
export type Inside = Record<"figures" | "tables", number>;

/** The number of the figure or the table at a place; 0 for a text or an account, whose own are counted. */
export function partNumber(
  blocks: Block[],
  at: number,
  inside: (key: number) => Inside | undefined,
): number {
  const kind = blocks[at]?.part.kind;
  if (kind !== "figure" && kind !== "table") return 0;
  return blocks.slice(0, at + 1).reduce((n, { key, part }) => {
    if (part.kind === "account") return n + (inside(key)?.[`${kind}s`] ?? 0);
    return n + (part.kind === kind ? 1 : 0);
  }, 0);
}

/** The first words of a text, without its marks. */
export function firstWords(text: string, letters = 60): string {
  const plain = text
    .replace(/\[([^\]\n]*)\]\([^)\s]*\)/g, "$1")
    .replace(/[#*_`>]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return plain.length > letters ? `${plain.slice(0, letters).trimEnd()} …` : plain;
}

export const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** A name nobody has yet: "Report", "Report 2" … */
export function freeName(wanted: string, taken: readonly string[]): string {
  const lead = wanted.replaceAll("/", "–").slice(0, 180).trim();
  if (!taken.includes(lead)) return lead;
  let n = 2;
  while (taken.includes(`${lead} ${n}`)) n += 1;
  return `${lead} ${n}`;
}

/** Authors as one types them: "A, B and C". */
export const authorsOf = (typed: string): string[] =>
  typed
    .split(/,|;/)
    .map((a) => a.trim())
    .filter(Boolean);
