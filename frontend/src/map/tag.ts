// What stands at the corner of a factor while others are held.
import type { FactorRun } from "../api/types";

const MARKS: Record<string, string> = { rises: "▲", falls: "▼" };

export function tagOf(
  run: Pick<FactorRun, "held" | "scenario" | "verdict" | "change"> | undefined,
  held: boolean,
): string {
  if (!run || (!run.held && !held)) return "";
  if (run.held) return `■ ${run.scenario >= 0 ? "+" : "−"}${Math.abs(run.scenario).toFixed(1)}`;
  if (run.verdict === "undetermined") return "◇ ?";
  const mark = MARKS[run.verdict];
  const size = Math.abs(run.change).toFixed(2).replace(/^0/, "");
  return mark ? `${mark} ${run.change < 0 ? "−" : ""}${size}` : "";
}
