// The question a chart answers, as the page keeps it and as the server takes it.
import type { components } from "../api/schema";
import type { KeptStudy } from "../api/studies";
import { some } from "../api/chosen";
import type { NetworkStudy } from "../network/study";

type Schemas = components["schemas"];
export type Kind = NonNullable<Schemas["ChartPlace"]["chart"]>;
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

/** A chart that is kept, with the settings of the page. */
export type SavedChart = KeptStudy & { page: Asked };

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
function own(a: Asked): Schemas["ChartPlace"] {
  const { variable, within } = a;
  if (a.kind === "crosstab") return { rows: a.rows, columns: a.columns };
  if (a.kind === "over_time") return { variable, unit: a.unit };
  if (a.kind === "co_occurrence")
    return { variable, within, reach: within === "sentences" ? a.reach : undefined };
  const qualifier = a.qualifier === "none" ? null : a.qualifier || undefined;
  return { variable, order: a.order, qualifier };
}

/** The question as Python would call it. */
export const options = (a: Asked): Schemas["ChartPlace"] => ({
  ...own(a),
  forms: a.form ? [a.form] : undefined,
  holders: a.holder ? [a.holder] : undefined,
  commitments: some(a.commitments),
  since: a.since || undefined,
  until: a.until || undefined,
  duplicates: a.duplicates === "include" ? undefined : a.duplicates,
  time: a.kind === "over_time" && a.time === "told" ? "told" : undefined,
});

/** How a chart looks, where that is more than its width. */
export function look(a: Asked): Pick<Schemas["ChartPlace"], "cells"> {
  const table = a.kind === "crosstab" || a.kind === "co_occurrence";
  const residuals = a.kind === "co_occurrence" && a.cells === "residuals";
  return table && a.cells !== "counts" && !residuals ? { cells: a.cells } : {};
}
