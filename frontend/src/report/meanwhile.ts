// Two people on one report: what a field is called, how its value is told, and what is to stand.
import type { Part, Plan } from "../api/documents";
import { counted } from "../wording/words";
import { firstWords } from "./parts";

const NAMES: Record<string, string> = {
  title: "title",
  authors: "authors",
  date: "date",
  place: "place",
  lead: "first lines",
  method: "How this was made",
  statements: "Appendix: statements",
  texts: "Appendix: full texts",
  parts: "The parts and their order",
};
const OF_A_PART: Record<string, string> = {
  text: "text",
  title: "title",
  caption: "caption",
  study: "study",
  options: "what it shows",
};

/** "parts.2.text" -> "Part 2: text". */
export function fieldName(field: string): string {
  const found = /^parts\.(\d+)\.(\w+)$/.exec(field);
  if (!found) return NAMES[field] ?? field;
  return `Part ${found[1]}: ${OF_A_PART[found[2] ?? ""] ?? found[2]}`;
}

export function told(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) {
    if (!value.length) return "–";
    if (typeof value[0] !== "object") return value.join(", ");
    const parts = value as Part[];
    const lines = parts.map((p) => firstWords(p.kind === "text" ? p.text : p.title || p.of, 40));
    return [counted(parts.length, "part"), ...lines.map((line) => `· ${line || "–"}`)].join("\n");
  }
  return JSON.stringify(value);
}

/** The report as the server laid both over each other, with those fields as they are here. */
export function chosenPlan(both: Plan, here: Plan, mine: readonly string[]): Plan {
  const made = structuredClone(both) as Plan & Record<string, unknown>;
  for (const field of mine) {
    const found = /^parts\.(\d+)\.(\w+)$/.exec(field);
    const own = here as Plan & Record<string, unknown>;
    if (!found) {
      (made as Record<string, unknown>)[field] = own[field];
      continue;
    }
    const at = Number(found[1]) - 1,
      name = found[2] as keyof Part;
    const [to, from] = [made.parts[at], here.parts[at]];
    if (to && from) Object.assign(to, { [name]: from[name] });
  }
  return made;
}
