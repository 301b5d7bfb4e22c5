// Composed reports: kept with the project, shown as they will stand, written as files.
import { ask } from "./ask";
import { base } from "../team/here";
import type { components } from "./schema";

type Schemas = components["schemas"];
export type Part = Schemas["DocumentPart"];
export type Listed = Extract<Part["of"], "quotations" | "forecasts">;
export type Of = Exclude<Part["of"], Listed>;
export type Plan = Schemas["ReportPlan"];
export type KeptReport = Schemas["KeptReport"];
export type EditedReport = Schemas["EditedReport"];
export type Shown = Schemas["ReportPreview"];
export type PartShown = Schemas["PartShown"];
export type File = "html" | "docx" | "md";

const at = (name: string) => `/reports/${encodeURIComponent(name)}` as const;

export const documents = {
  all: () => ask("GET", "/reports"),
  /** Keep one; with the revision it was made from, others' changes stand beside it. */
  keep: (name: string, plan: Plan, revision?: number) =>
    ask("PUT", `${at(name)}${revision === undefined ? "" : `?revision=${revision}`}`, plan),
  rename: (name: string, to: string) => ask("POST", `${at(name)}/rename`, { to }),
  remove: (name: string) => ask("DELETE", at(name)),
  preview: (plan: Plan) => ask("POST", "/reports/preview", plan),
  file: (name: string, format: File) => `${base}${at(name)}/file?format=${format}`,
};
