// The only door to the server. Every trouble is one sentence the server wrote for a person.
import type { NamedPeriod, NewStatement } from "./api/types";
import type { Relinking, Settling } from "./api/types";
import type { Asking } from "./api/types";
import type { Tier } from "./api/types";
import type { Dates } from "./api/types";
import type { Period } from "./api/types";
import type { components } from "./api/schema";
import { ask } from "./api/ask";
import { askLong } from "./api/long";
import { base } from "./team/here";
import { lists } from "./api/lists";
import { asked, type Wanted } from "./transcript/wanted";

export { Trouble } from "./api/trouble";

type Schemas = components["schemas"];

const id = encodeURIComponent;

export type Table = "actors" | "concepts";

export const api = {
  project: () => ask("GET", "/project"),
  saveCopy: () => ask("POST", "/project/copy"),
  transcripts: () => ask("GET", "/transcripts"),
  firstText: () => ask("GET", "/library?limit=1"),
  transcript: (key: string) => ask("GET", `/transcripts/${id(key)}`),
  addText: (name: string, content: string) => ask("POST", "/transcripts", { name, content }),
  exchange: () => ask("GET", "/exchange"),
  exchangeLook: (
    name: string,
    content: string,
    types: Record<string, string> = {},
    dates: Dates = "",
  ) => ask("POST", "/exchange/look", { name, content, types, dates }),
  exchangeImport: (key: string) => ask("POST", "/exchange/import", { key }),
  exchangeCancel: (key: string) => ask("POST", "/exchange/cancel", { key }),
  exchangeExport: (format: string, suffix: string, dialect: string | null) =>
    ask("POST", "/exchange/export", {
      format,
      suffix,
      dialect,
    }),
  intake: (name: string, content: string, encoding?: string) =>
    ask("POST", "/intake", { name, content, ...(encoding ? { encoding } : {}) }),
  intakeRead: (key: string) => ask("POST", "/intake/read", { key }),
  intakeNames: (names: string[], pattern: string | null) =>
    ask("POST", "/intake/names", { names, pattern }),
  intakeImport: (files: Schemas["ChosenFile"][], pattern: string) =>
    ask("POST", "/intake/import", { files, pattern }),
  intakeCancel: (keys: string[]) => ask("POST", "/intake/cancel", { keys }),
  people: (from: number, n: number) => ask("GET", `/people?offset=${from}&limit=${n}`),
  person: (key: string) => ask("GET", `/people/${id(key)}`),
  refuseMerge: (one: string, other: string) => ask("POST", "/people/refuse", { one, other }),
  describePerson: (key: string, rows: Period[]) =>
    ask("PUT", `/people/${id(key)}/attributes`, { rows }),
  setAttribute: (people: string[], what: Omit<Schemas["PeoplesAttribute"], "people">) =>
    ask("POST", "/people/attribute", { people, ...what }),
  attributesFile: `${base}/people/attributes.csv`,
  setAttributes: (text: string) => ask("POST", "/people/attributes", { text }),
  describe: (key: string, what: Schemas["Description"]) =>
    ask("PATCH", `/transcripts/${id(key)}`, what),
  /** Attach a recording that lies on this machine; only its place is kept. */
  attach: (key: string, path: string) => ask("POST", `/transcripts/${id(key)}/recording`, { path }),
  /** Have a recording on this machine written down by a speech model in a folder here. */
  transcribe: (what: { path: string; model: string; language: string | null }) =>
    askLong("/recordings/transcribe", what),
  detach: (key: string) => ask("DELETE", `/transcripts/${id(key)}/recording`),
  recordingOf: (key: string) => `${base}/transcripts/${id(key)}/recording`,
  removeText: (key: string) => ask("DELETE", `/transcripts/${id(key)}`),
  correct: (key: string, how: Schemas["Correction"]) =>
    ask("POST", `/transcripts/${id(key)}/correct`, how),
  readAgain: (key: string, encoding: string) =>
    ask("POST", `/transcripts/${id(key)}/again`, { encoding }),
  aboutText: (key: string) => ask("GET", `/transcripts/${id(key)}/about`),
  mend: (key: string, turn: string, words: string) =>
    ask("POST", `/transcripts/${id(key)}/mend`, { turn, words }),
  addPassage: (key: string, what: Schemas["Passage"]) =>
    ask("POST", `/transcripts/${id(key)}/passage`, what),
  replaceText: (key: string, name: string, content: string) =>
    ask("POST", `/transcripts/${id(key)}/replace`, { name, content }),
  unsettled: (transcript: string) => ask("GET", `/unsettled?transcript=${id(transcript)}`),
  settle: (decisions: Settling[]) => ask("POST", "/unsettled", { decisions }),
  seams: (ids: string[]) => ask("POST", "/join/seams", { ids }),
  join: (ids: string[], title: string) => ask("POST", "/join", { ids, title }),
  beside: (left: string, right: string) =>
    ask("GET", `/beside?left=${id(left)}&right=${id(right)}`),
  relink: (what: Relinking) => ask("POST", "/beside", what),
  forms: () => ask("GET", "/forms"),
  saveForm: (form: Schemas["NewForm"] & { name: string }, isNew: boolean) =>
    isNew ? ask("POST", "/forms", form) : ask("PUT", `/forms/${id(form.name)}`, form),
  ...lists,
  code: (statement: NewStatement) => ask("POST", "/statements", statement),
  statement: (key: string) => ask("GET", `/statements/${id(key)}`),
  edit: (key: string, what: Schemas["EditedStatement"]) =>
    ask("PATCH", `/statements/${id(key)}`, what),
  removeOne: (key: string, revision: number) =>
    ask("DELETE", `/statements/${id(key)}?revision=${revision}`),
  historyOf: (key: string) => ask("GET", `/statements/${id(key)}/history`),
  named: (table: Table) => ask("GET", `/${table}`),
  makeNamed: (table: Table, what: Schemas["Properties"]) => ask("POST", `/${table}`, what),
  changeNamed: (table: Table, key: string, what: Schemas["Properties"]) =>
    ask("PATCH", `/${table}/${id(key)}`, what),
  mergeNamed: (table: Table, from: string[], into: string) =>
    ask("POST", `/${table}/merge`, { from, into }),
  dropNamed: (table: Table, key: string) => ask("DELETE", `/${table}/${id(key)}`),
  search: (wanted: Wanted) => ask("GET", `/search?${asked(wanted)}`),
  searchIn: (transcript: string, wanted: Wanted) =>
    ask("GET", `/search?${asked(wanted)}&limit=20000&transcript=${id(transcript)}`),
  history: (offset = 0) => ask("GET", `/history?offset=${offset}&limit=100`),
  undo: (change?: number, withDependents = false) =>
    ask(
      "POST",
      "/undo",
      change === undefined ? undefined : { id: change, with_dependents: withDependents },
    ),
  redo: () => ask("POST", "/redo"),
  network: (study: Schemas["NetworkStudy"]) => ask("POST", "/network", study),
  networkDrawing: (of: Schemas["NetworkDrawing"]) =>
    ask("POST", "/network/drawing", { ...of, short: true }),
  networkEvidence: (study: Schemas["NetworkStudy"], row: string, column?: string) =>
    ask("POST", "/network/evidence", {
      ...study,
      row,
      ...(column === undefined ? {} : { column }),
    }),
  compareNetworks: (a: Schemas["NetworkStudy"], b: Schemas["NetworkStudy"]) =>
    ask("POST", "/network/compare", { a, b }),
  measures: (study: Schemas["NetworkStudy"]) => askLong("/network/measures", study),
  windows: (study: Schemas["WindowsStudy"]) => askLong("/windows", study),
  windowNetwork: (study: Schemas["WindowStudy"], index: number) =>
    ask("POST", "/windows/network", { ...study, index }),
  windowEvidence: (study: Schemas["WindowStudy"], index: number, row = "", column?: string) =>
    ask("POST", "/windows/evidence", {
      ...study,
      index,
      row,
      ...(column === undefined ? {} : { column }),
    }),
  camps: (study: Schemas["CampsStudy"]) => askLong("/polarization", study),
  backbone: (study: Schemas["BackboneStudy"]) => askLong("/backbone", study),
  counts: (study: Schemas["CountsStudy"]) => ask("POST", "/barplot", study),
  countsEvidence: (study: Schemas["CountsStudy"], value: string, level: number | string | null) =>
    ask("POST", "/barplot/evidence", { ...study, value, ...(level === null ? {} : { level }) }),
  chart: (study: Schemas["ChartDrawing"]) => ask("POST", "/chart", study),
  chartEvidence: (study: Schemas["ChartPlace"]) => ask("POST", "/chart/evidence", study),
  map: (study: Schemas["MapStudy"]) => ask("POST", "/map", study),
  whatIf: (study: Schemas["MapRun"]) => ask("POST", "/map/whatif", study),
  paths: (study: Schemas["MapPaths"]) => ask("POST", "/map/paths", study),
  compare: (a: Schemas["MapStudy"], b: Schemas["MapStudy"], set: Record<string, number>) =>
    ask("POST", "/map/compare", { a, b, set }),
  coders: () => ask("GET", "/coders"),
  finish: (transcript: string, coder: string, finished: boolean) =>
    ask("PUT", `/transcripts/${id(transcript)}/finished`, { coder, finished }),
  differences: (transcript: string, of = "") =>
    ask("GET", `/differences?transcript=${id(transcript)}&statements=${of}`),
  learnt: (coder: string) => ask("GET", `/differences/mine?coder=${id(coder)}`),
  adjudicate: (
    difference: string,
    choice: string,
    reason: string,
    statement?: Schemas["Adjudicated"]["statement"],
  ) =>
    ask("POST", "/decisions", {
      difference,
      choice,
      reason,
      ...(statement ? { statement } : {}),
    }),
  takeAgreed: (transcript: string) => ask("POST", "/decisions/agreed", { transcript }),
  mergeFile: (name: string, content: string, preview: boolean) =>
    ask("POST", "/merge-file", { name, content, preview }),
  conflicts: () => ask("GET", "/conflicts"),
  settleConflicts: (decisions: { conflict: string; choice: "ours" | "theirs" }[]) =>
    ask("POST", "/conflicts/settle", { decisions }),
  agreement: (options: Schemas["AgreementStudy"]) => ask("POST", "/agreement", options),
  suggestions: (where: Record<string, string>) =>
    ask("GET", `/suggestions?${new URLSearchParams(where)}`),
  decide: (key: string, what: Schemas["Decision"]) => ask("POST", `/suggestions/${id(key)}`, what),
  review: (where: Record<string, string>) => ask("GET", `/review?${new URLSearchParams(where)}`),
  ranks: (ids: string[]) => ask("GET", `/review/ranks?ids=${ids.map(id).join(",")}`),
  look: (tier: Tier, kinds: string[] = []) => ask("POST", "/review/look", { tier, kinds }),
  looking: () => ask("GET", "/review/look"),
  showMethod: (method: string, shown: boolean) => ask("POST", "/review/mute", { method, shown }),
  decideMany: (ids: string[], state: string) => ask("POST", "/review/decide", { ids, state }),
  drawBlind: (share: number, seed: number) => ask("PUT", "/review/blind", { share, seed }),
  blindDone: (transcript: string, start: number) =>
    ask("POST", "/review/blind/done", { transcript, start }),
  candidates: () => ask("GET", "/review/actors"),
  mentions: (actor: string) => ask("GET", `/review/mentions?actor=${id(actor)}&limit=60`),
  model: () => ask("GET", "/model"),
  previewModel: (wanted: Asking) => ask("POST", "/model/preview", wanted),
  askModel: (wanted: Asking) => ask("POST", "/model/ask", wanted),
  stopModel: () => ask("POST", "/model/stop"),
  relations: (study: Schemas["RelationsStudy"]) => ask("POST", "/relations", study),
  balance: (study: Schemas["RelationsStudy"]) => ask("POST", "/relations/balance", study),
  lineage: (study: Schemas["LineageStudy"]) => ask("POST", "/lineage", study),
  ascription: (study: Schemas["AscriptionStudy"] = {}) => ask("POST", "/ascription", study),
  positions: (one: string, other: string) => ask("POST", "/positions", { one, other }),
  sentences: (ids: string[]) => ask("POST", "/sentences", { ids }),
  periods: () => ask("GET", "/periods"),
  definePeriod: (period: NamedPeriod) => ask("POST", "/periods", period),
  dropPeriod: (name: string) => ask("DELETE", `/periods/${id(name)}`),
};
