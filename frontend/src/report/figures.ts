// What a figure of a report can show: a study that is kept, or an account as it stands.
import type { KeptStudy, Of, Part } from "../api/documents";
import { options, START } from "../network/study";

/** What each is called, where it is made, and by which option it is of one account. */
export const DRAWN: Record<Of, { label: string; page: string; whose: string }> = {
  network: { label: "Network", page: "network", whose: "" },
  map: { label: "Causal map", page: "map", whose: "holders" },
  relations: { label: "Relations", page: "relations", whose: "told_by" },
  lineage: { label: "Lineage", page: "relations", whose: "told_by" },
  timeline: { label: "Timeline", page: "timeline", whose: "holders" },
};
export const OFS = Object.keys(DRAWN) as Of[];

/** The kept studies a figure can show. */
export const drawable = (studies: KeptStudy[]): KeptStudy[] =>
  studies.filter((s) => Object.hasOwn(DRAWN, s.build ?? "network"));

/** What a figure shows where it shows no kept study. */
export function standing(of: Of, account: string): Record<string, unknown> {
  if (of === "network") return options({ ...START, forms: ["position"] });
  const { whose } = DRAWN[of];
  return account ? { [whose]: [account] } : {};
}

/** Whose account a figure is of; empty: everybody's. */
export function accountOf(part: Pick<Part, "of" | "options">): string {
  const told = part.options[DRAWN[part.of].whose];
  return Array.isArray(told) && told.length === 1 ? String(told[0]) : "";
}
