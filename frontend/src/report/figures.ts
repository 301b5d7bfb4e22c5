// What a figure or a table of a report can show: a study that is kept, or an account as it stands.
import type { Listed, Of, Part } from "../api/documents";
import type { KeptStudy } from "../api/studies";
import { options, START } from "../network/study";

/** What each is called, where it is made, and by which option it is of one account. */
export const DRAWN: Record<Of, { label: string; page: string; whose: string }> = {
  network: { label: "Network", page: "network", whose: "" },
  map: { label: "Causal map", page: "map", whose: "holders" },
  relations: { label: "Relations", page: "relations", whose: "told_by" },
  lineage: { label: "Lineage", page: "relations", whose: "told_by" },
  timeline: { label: "Timeline", page: "timeline", whose: "holders" },
  stances: { label: "For and against", page: "charts", whose: "holders" },
  over_time: { label: "Over time", page: "charts", whose: "holders" },
  crosstab: { label: "Two variables", page: "charts", whose: "holders" },
  co_occurrence: { label: "Coded together", page: "charts", whose: "holders" },
};
export const OFS = Object.keys(DRAWN) as Of[];

/** The ledgers a table shows, and where each is kept. */
export const LEDGERS: Record<Listed, { label: string; page: string }> = {
  quotations: { label: "Quotations", page: "quotations" },
  forecasts: { label: "Forecasts", page: "forecasts" },
};
export const LISTED = Object.keys(LEDGERS) as Listed[];

const isLedger = (of: Of | Listed): of is Listed => Object.hasOwn(LEDGERS, of);

/** What a figure shows; a table or an account shows none. */
export const drawnOf = (of: Of | Listed): (typeof DRAWN)[Of] =>
  isLedger(of) ? DRAWN.network : DRAWN[of];

/** What a figure or a table shows, in words. */
export const labelOf = (of: Of | Listed): string =>
  isLedger(of) ? LEDGERS[of].label : DRAWN[of].label;

/** This day, as a report keeps it so that it is the same again. */
export const thisDay = (): string => new Date().toLocaleDateString("sv");

/** What a ledger or an account shows: of whom, as it stands today. */
export const told = (kind: "table" | "account", account: string): Record<string, unknown> =>
  kind === "account"
    ? { of: account, today: thisDay(), tables: true }
    : { speakers: account ? [account] : [], today: thisDay() };

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
  const whose = isLedger(part.of) ? "speakers" : DRAWN[part.of].whose,
    names = part.options[whose];
  return Array.isArray(names) && names.length === 1 ? String(names[0]) : "";
}
