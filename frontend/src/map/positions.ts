// Two people's positions in groups, and in a sentence.
import type { PositionsAnswer } from "../api/types";
import { counted } from "../wording/words";

type Row = PositionsAnswer["positions"][number];

/** The verdicts of the server in the order in which they are read. */
const ORDER = ["opposed", "both for", "both against", "ambivalent", "only first", "only second"];

const NAMES: Record<string, (a: string, b: string) => string> = {
  opposed: () => "Opposed",
  "both for": () => "Both for",
  "both against": () => "Both against",
  ambivalent: () => "One of them says both",
  "only first": (a) => `Only ${a} speaks`,
  "only second": (_a, b) => `Only ${b} speaks`,
};

export function grouped(found: PositionsAnswer, a: string, b: string): [string, Row[]][] {
  return ORDER.map((verdict): [string, Row[]] => [
    NAMES[verdict]?.(a, b) ?? verdict,
    found.positions.filter((p) => p.verdict === verdict),
  ]).filter(([, rows]) => rows.length);
}

export function summary(found: PositionsAnswer, a: string, b: string): string {
  const n = (verdict: string) => found.counts[verdict] ?? 0;
  const shared = n("opposed") + n("both for") + n("both against") + n("ambivalent");
  if (!shared) return `${a} and ${b} take no position on the same thing.`;
  const said = [
    [n("both for"), "both are for"],
    [n("both against"), "both are against"],
    [n("opposed"), "they are opposed"],
    [n("ambivalent"), "one of them says both"],
  ]
    .filter(([count]) => count)
    .map(([count, words]) => `${words} in ${count}`);
  return `On ${counted(shared, "thing")} both speak: ${said.join(", ")}.`;
}
