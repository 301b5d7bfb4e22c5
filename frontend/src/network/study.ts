// The question a network answers, as the page keeps it and as the server takes it.
import type { components } from "../api/schema";
import type { KeptStudy } from "../api/studies";
import { AGGREGATIONS, NORMALIZATIONS } from "../api/sets";
import { some } from "../api/chosen";
import type { Look } from "./look";

type Schemas = components["schemas"];

/** As the server takes it. */
export type NetworkQuestion = Schemas["NetworkStudy"];
type Asked = Required<NetworkQuestion>;
export type Mode = Asked["mode"];

/** As the page keeps it: what is not chosen is "", false or empty, not null. */
export interface NetworkStudy extends Pick<
  Asked,
  | ("variable1" | "variable2" | "mode" | "aggregation" | "normalization" | "duplicates")
  | ("commitments" | "forms" | "isolates" | "invert")
> {
  qualifier: string;
  since: string;
  until: string;
  /** Whether it is counted as Discourse Network Analyzer does. */
  compat: boolean;
  exclude: NonNullable<Asked["exclude"]>;
}
/** A study that is kept, with the settings of the page and how its picture looks. */
export type SavedStudy = KeptStudy & { page: NetworkStudy; look?: Partial<Look> };
export interface TimeOptions {
  unit: string;
  width: number;
  step: number;
  measure: string;
}

export const DUPLICATES: Record<Asked["duplicates"], string> = {
  include: "count all",
  document: "once per document",
  week: "once a week",
  month: "once a month",
  year: "once a year",
  acrossrange: "once in all",
};
export const UNITS = ["days", "weeks", "months", "years", "events"];
export const FILES: Record<string, string> = {
  svg: "SVG picture",
  png: "PNG picture, 300 dpi",
  pdf: "PDF picture",
  csv: "matrix (CSV)",
  edges: "ties (CSV)",
  graphml: "GraphML",
  gexf: "GEXF",
  dl: "DL",
  json: "JSON",
};

/** Files that are pictures, and so have a look. */
export const PICTURES = ["svg", "png", "pdf"];

export const START: NetworkStudy = {
  variable1: "holder",
  variable2: "concept",
  mode: "one-mode",
  qualifier: "agreement",
  aggregation: "subtract",
  normalization: "average",
  duplicates: "include",
  since: "",
  until: "",
  commitments: [],
  forms: [],
  isolates: false,
  compat: false,
  exclude: {},
  invert: [],
};

/** What the server is asked: nothing that is at rest. */
export function options(study: NetworkStudy): NetworkQuestion {
  const { exclude, invert, ...rest } = study;
  return {
    ...rest,
    forms: some(study.forms),
    qualifier: study.qualifier || undefined,
    since: study.since || undefined,
    until: study.until || undefined,
    commitments: some(study.commitments),
    compat: study.compat ? "dna3" : undefined,
    ...(Object.keys(exclude).length ? { exclude, invert } : {}),
  };
}

/** A study with one setting changed, and what no longer fits put right. */
export function changed<K extends keyof NetworkStudy>(
  study: NetworkStudy,
  name: K,
  value: NetworkStudy[K],
): NetworkStudy {
  const made = { ...study, [name]: value };
  if (name === "qualifier")
    made.aggregation = value
      ? study.aggregation === "ignore"
        ? "subtract"
        : study.aggregation
      : "ignore";
  if (name === "qualifier" || name === "variable2") made.forms = [];
  if (name === "mode") made.normalization = value === "one-mode" ? "average" : "none";
  if (!AGGREGATIONS[made.mode].includes(made.aggregation))
    made.aggregation = made.qualifier ? "subtract" : "ignore";
  if (!NORMALIZATIONS[made.mode].includes(made.normalization)) made.normalization = "none";
  return made;
}

/** A study with the server's changes: what it puts back to rest comes as null. */
export function mended(study: NetworkStudy, change: Record<string, unknown>): NetworkStudy {
  const rest: Record<string, unknown> = { ...START, qualifier: "" };
  return {
    ...study,
    ...Object.fromEntries(Object.entries(change).map(([k, v]) => [k, v ?? rest[k]])),
  };
}

/** Windows that fit between two days: a sixth of the time wide, about sixty of them; where all is
 * said on a few days, windows of so many statements that there are some.
 */
export function fittingTime(
  {
    first,
    last,
    different,
  }: {
    first: string | null;
    last: string | null;
    different: number;
  },
  statements: number,
): TimeOptions {
  const days =
    first && last
      ? Math.max(
          1,
          (Date.parse(last.padEnd(10, "-01").slice(0, 10)) -
            Date.parse(first.padEnd(10, "-01").slice(0, 10))) /
            86_400_000,
        )
      : 0;
  if (!(days > 12) || different < 8)
    return {
      unit: "events",
      width: Math.max(2, Math.min(30, Math.floor(statements / 2))),
      step: 1,
      measure: "polarization",
    };
  return {
    unit: "days",
    width: Math.max(2, Math.round(days / 6)),
    step: Math.max(1, Math.round(days / 60)),
    measure: "polarization",
  };
}

export const number = (w: number): string =>
  (Number.isInteger(w) ? String(w) : w.toFixed(2)).replace("-", "−");
export const valued = (w: number | null): string => (w === null ? "not defined" : number(w));
export const day = (moment: string | null): string => (moment ?? "").slice(0, 10);
