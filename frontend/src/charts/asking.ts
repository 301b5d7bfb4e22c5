// The question a chart answers, as the page keeps it and as the server takes it.
import type { Options } from "../api";
import type { NetworkStudy } from "../network/study";

export type Kind = "stances" | "over_time" | "crosstab" | "co_occurrence";
/** What is asked, as it is kept with a study. */
export interface Asked {
  kind: Kind;
  variable: string;
  /** "": whatever fits; "none": no stance. */
  qualifier: string;
  order: string;
  unit: string;
  time: string;
  rows: string;
  columns: string;
  within: string;
  reach: number;
  cells: string;
  form: string;
  holder: string;
  commitments: string[];
  since: string;
  until: string;
  duplicates: NetworkStudy["duplicates"];
}

export const START: Asked = {
  kind: "stances",
  variable: "concept",
  qualifier: "",
  order: "statements",
  unit: "auto",
  time: "spoken",
  rows: "holder",
  columns: "concept",
  within: "passage",
  reach: 2,
  cells: "counts",
  form: "",
  holder: "",
  commitments: [],
  since: "",
  until: "",
  duplicates: "include",
};

/** What each chart is asked with beside what selects statements. */
function own(a: Asked): Options {
  if (a.kind === "crosstab") return { rows: a.rows, columns: a.columns };
  if (a.kind === "over_time") return { variable: a.variable, unit: a.unit };
  if (a.kind === "co_occurrence")
    return {
      variable: a.variable,
      within: a.within,
      ...(a.within === "sentences" ? { reach: a.reach } : {}),
    };
  const qualifier = a.qualifier === "none" ? null : a.qualifier;
  return {
    variable: a.variable,
    order: a.order,
    ...(qualifier === "" ? {} : { qualifier }),
  };
}

/** The question as Python would call it. */
export function options(a: Asked): Options {
  return {
    ...own(a),
    ...(a.form ? { forms: [a.form] } : {}),
    ...(a.holder ? { holders: [a.holder] } : {}),
    ...(a.commitments.length ? { commitments: a.commitments } : {}),
    ...(a.since ? { since: a.since } : {}),
    ...(a.until ? { until: a.until } : {}),
    ...(a.duplicates === "include" ? {} : { duplicates: a.duplicates }),
    ...(a.kind === "over_time" && a.time === "told" ? { time: "told" } : {}),
  };
}

/** How a chart looks, where that is more than its width. */
export function look(a: Asked): Options {
  const table = a.kind === "crosstab" || a.kind === "co_occurrence";
  const residuals = a.kind === "co_occurrence" && a.cells === "residuals";
  return table && a.cells !== "counts" && !residuals ? { cells: a.cells } : {};
}
