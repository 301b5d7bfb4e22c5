// The only door to the server. Every trouble is one sentence the server wrote for a person.
import type {
  AscriptionAnswer,
  BalanceAnswer,
  LineageAnswer,
  NamedPeriod,
  PositionsAnswer,
  RelationsAnswer,
  Sentences,
  BackboneAnswer,
  CampsAnswer,
  Change,
  ChartAnswer,
  CompareAnswer,
  CountsAnswer,
  DrawingAnswer,
  Evidence,
  Form,
  MapAnswer,
  MeasuresAnswer,
  Named,
  NetworkAnswer,
  NewStatement,
  PathsAnswer,
  ProjectInfo,
  ReviewQueue,
  SavedCopy,
  SavedStudy,
  Statement,
  StudiesCompared,
  Transcript,
  Heard,
  TranscriptSummary,
  Turn,
  WhatIf,
  WindowsAnswer,
} from "./api/types";
import type { About, Beside, Corrected, Relinking, Settling, Seam, Unsettled } from "./api/types";
import type { Asking, BlindReport, Candidates, Looking, Mentions, ModelAbout } from "./api/types";
import type { ModelRun, Preview, Queue, Ranks, Tier } from "./api/types";
import type { Dates, Formats, Looked, Report } from "./api/types";
import type { Agreement, Coders, IntakeNames, IntakeRow } from "./api/types";
import type { CoderDifference, Conflicts, Learnt, Merged } from "./api/types";
import type { Found, PeopleList, Period, Person } from "./api/types";
import type { components } from "./api/schema";
import { ask } from "./api/ask";
import { askLong } from "./api/long";
import { base } from "./team/here";
import { lists } from "./api/lists";
import { asked, type Wanted } from "./transcript/wanted";

export { Trouble } from "./api/trouble";

type Schemas = components["schemas"];

const get = <T>(path: string) => ask<T>("GET", path);
const post = <T>(path: string, body: unknown = {}) => ask<T>("POST", path, body);
const patch = <T>(path: string, body: unknown) => ask<T>("PATCH", path, body);
const id = encodeURIComponent;

export type Options = Record<string, unknown>;

export const api = {
  project: () => get<ProjectInfo>("/project"),
  saveCopy: () => post<SavedCopy>("/project/copy"),
  transcripts: () => get<TranscriptSummary[]>("/transcripts"),
  firstText: () => get<Schemas["LibraryPage"]>("/library?limit=1"),
  transcript: (key: string) => get<Transcript>(`/transcripts/${id(key)}`),
  addText: (name: string, content: string) => post<Transcript>("/transcripts", { name, content }),
  exchange: () => get<Formats>("/exchange"),
  exchangeLook: (
    name: string,
    content: string,
    types: Record<string, string> = {},
    dates: Dates = "",
  ) => post<Looked>("/exchange/look", { name, content, types, dates }),
  exchangeImport: (key: string) => post<Report>("/exchange/import", { key }),
  exchangeCancel: (key: string) => post<unknown>("/exchange/cancel", { key }),
  exchangeExport: (format: string, suffix: string, dialect: string | null) =>
    post<Schemas["FileWritten"]>("/exchange/export", {
      format,
      suffix,
      dialect,
    }),
  intake: (name: string, content: string, encoding?: string) =>
    post<IntakeRow[]>("/intake", { name, content, ...(encoding ? { encoding } : {}) }),
  intakeRead: (key: string) => post<IntakeRow>("/intake/read", { key }),
  intakeNames: (names: string[], pattern: string | null) =>
    post<IntakeNames>("/intake/names", { names, pattern }),
  intakeImport: (files: Options[], pattern: string) =>
    post<Schemas["Imported"]>("/intake/import", { files, pattern }),
  intakeCancel: (keys: string[]) => post<unknown>("/intake/cancel", { keys }),
  people: (from: number, n: number) => get<PeopleList>(`/people?offset=${from}&limit=${n}`),
  person: (key: string) => get<Person>(`/people/${id(key)}`),
  refuseMerge: (one: string, other: string) => post<unknown>("/people/refuse", { one, other }),
  describePerson: (key: string, rows: Period[]) =>
    ask<Person>("PUT", `/people/${id(key)}/attributes`, { rows }),
  setAttribute: (people: string[], what: Options) =>
    post<Schemas["PeopleChanged"]>("/people/attribute", { people, ...what }),
  attributesFile: `${base}/people/attributes.csv`,
  setAttributes: (text: string) => post<Schemas["AttributesSet"]>("/people/attributes", { text }),
  describe: (key: string, what: Options) => patch<Transcript>(`/transcripts/${id(key)}`, what),
  /** Attach a recording that lies on this machine; only its place is kept. */
  attach: (key: string, path: string) =>
    post<Transcript>(`/transcripts/${id(key)}/recording`, { path }),
  /** Have a recording on this machine written down by a speech model in a folder here. */
  transcribe: (what: { path: string; model: string; language: string | null }) =>
    askLong<Heard>("/recordings/transcribe", what),
  detach: (key: string) => ask<Transcript>("DELETE", `/transcripts/${id(key)}/recording`),
  recordingOf: (key: string) => `${base}/transcripts/${id(key)}/recording`,
  removeText: (key: string) => ask<unknown>("DELETE", `/transcripts/${id(key)}`),
  correct: (key: string, how: Options) =>
    post<Schemas["CorrectedTurns"]>(`/transcripts/${id(key)}/correct`, how),
  readAgain: (key: string, encoding: string) =>
    post<Transcript>(`/transcripts/${id(key)}/again`, { encoding }),
  aboutText: (key: string) => get<About>(`/transcripts/${id(key)}/about`),
  mend: (key: string, turn: string, words: string) =>
    post<Corrected>(`/transcripts/${id(key)}/mend`, { turn, words }),
  addPassage: (key: string, what: Options) =>
    post<Corrected>(`/transcripts/${id(key)}/passage`, what),
  replaceText: (key: string, name: string, content: string) =>
    post<Corrected>(`/transcripts/${id(key)}/replace`, { name, content }),
  unsettled: (transcript: string) => get<Unsettled[]>(`/unsettled?transcript=${id(transcript)}`),
  settle: (decisions: Settling[]) => post<Schemas["Settlement"]>("/unsettled", { decisions }),
  seams: (ids: string[]) => post<Seam[]>("/join/seams", { ids }),
  join: (ids: string[], title: string) => post<Schemas["Joined"]>("/join", { ids, title }),
  beside: (left: string, right: string) =>
    get<Beside>(`/beside?left=${id(left)}&right=${id(right)}`),
  relink: (what: Relinking) => post<Beside>("/beside", what),
  forms: () => get<Form[]>("/forms"),
  saveForm: (form: Options, isNew: boolean) =>
    isNew ? post<Form>("/forms", form) : ask<Form>("PUT", `/forms/${id(String(form.name))}`, form),
  ...lists,
  code: (statement: NewStatement) => post<Statement>("/statements", statement),
  statement: (key: string) => get<Statement>(`/statements/${id(key)}`),
  edit: (key: string, what: Options) => patch<Schemas["EditedRow"]>(`/statements/${id(key)}`, what),
  removeOne: (key: string, revision: number) =>
    ask<Schemas["StatementsDeleted"]>("DELETE", `/statements/${id(key)}?revision=${revision}`),
  historyOf: (key: string) => get<Change[]>(`/statements/${id(key)}/history`),
  named: (table: "actors" | "concepts") => get<Named[]>(`/${table}`),
  makeNamed: (table: string, what: Options) => post<Named>(`/${table}`, what),
  changeNamed: (table: string, key: string, what: Options) =>
    patch<Named>(`/${table}/${id(key)}`, what),
  mergeNamed: (table: string, from: string[], into: string) =>
    post<unknown>(`/${table}/merge`, { from, into }),
  dropNamed: (table: string, key: string) => ask<unknown>("DELETE", `/${table}/${id(key)}`),
  search: (wanted: Wanted) => get<Found>(`/search?${asked(wanted)}`),
  searchIn: (transcript: string, wanted: Wanted) =>
    get<Found>(`/search?${asked(wanted)}&limit=20000&transcript=${id(transcript)}`),
  history: (offset = 0) => get<Change[]>(`/history?offset=${offset}&limit=100`),
  undo: (change?: number, withDependents = false) =>
    post<Schemas["Stepped"]>(
      "/undo",
      change === undefined ? undefined : { id: change, with_dependents: withDependents },
    ),
  redo: () => post<Schemas["Stepped"]>("/redo"),
  network: (study: Options) => post<NetworkAnswer>("/network", study),
  networkDrawing: (of: Options) => post<DrawingAnswer>("/network/drawing", { ...of, short: true }),
  networkEvidence: (study: Options, row: string, column?: string) =>
    post<Evidence>("/network/evidence", {
      ...study,
      row,
      ...(column === undefined ? {} : { column }),
    }),
  compareNetworks: (a: Options, b: Options) => post<StudiesCompared>("/network/compare", { a, b }),
  measures: (study: Options) => askLong<MeasuresAnswer>("/network/measures", study),
  windows: (study: Options) => askLong<WindowsAnswer>("/windows", study),
  windowNetwork: (study: Options, index: number) =>
    post<NetworkAnswer>("/windows/network", { ...study, index }),
  windowEvidence: (study: Options, index: number, row = "", column?: string) =>
    post<Evidence>("/windows/evidence", {
      ...study,
      index,
      row,
      ...(column === undefined ? {} : { column }),
    }),
  camps: (study: Options) => askLong<CampsAnswer>("/polarization", study),
  backbone: (study: Options) => askLong<BackboneAnswer>("/backbone", study),
  counts: (study: Options) => post<CountsAnswer>("/barplot", study),
  countsEvidence: (study: Options, value: string, level: number | string | null) =>
    post<Evidence>("/barplot/evidence", { ...study, value, ...(level === null ? {} : { level }) }),
  chart: (study: Options) => post<ChartAnswer>("/chart", study),
  chartEvidence: (study: Options) => post<Sentences>("/chart/evidence", study),
  map: (study: Options) => post<MapAnswer>("/map", study),
  whatIf: (study: Options) => post<WhatIf>("/map/whatif", study),
  paths: (study: Options) => post<PathsAnswer>("/map/paths", study),
  compare: (a: Options, b: Options, set: Options) =>
    post<CompareAnswer>("/map/compare", { a, b, set }),
  coders: () => get<Coders>("/coders"),
  finish: (transcript: string, coder: string, finished: boolean) =>
    ask<Coders>("PUT", `/transcripts/${id(transcript)}/finished`, { coder, finished }),
  differences: (transcript: string, of = "") =>
    get<CoderDifference[]>(`/differences?transcript=${id(transcript)}&statements=${of}`),
  learnt: (coder: string) => get<Learnt[]>(`/differences/mine?coder=${id(coder)}`),
  adjudicate: (difference: string, choice: string, reason: string, statement?: Options) =>
    post<Statement[]>("/decisions", {
      difference,
      choice,
      reason,
      ...(statement ? { statement } : {}),
    }),
  takeAgreed: (transcript: string) =>
    post<Schemas["AgreedTaken"]>("/decisions/agreed", { transcript }),
  mergeFile: (name: string, content: string, preview: boolean) =>
    post<Merged>("/merge-file", { name, content, preview }),
  conflicts: () => get<Conflicts>("/conflicts"),
  settleConflicts: (decisions: { conflict: string; choice: "ours" | "theirs" }[]) =>
    post<Schemas["ConflictsSettled"]>("/conflicts/settle", { decisions }),
  agreement: (options: Options) => post<Agreement>("/agreement", options),
  suggestions: (where: Record<string, string>) =>
    get<ReviewQueue>(`/suggestions?${new URLSearchParams(where)}`),
  decide: (key: string, what: Options) =>
    post<Schemas["SuggestionDecided"]>(`/suggestions/${id(key)}`, what),
  review: (where: Record<string, string>) => get<Queue>(`/review?${new URLSearchParams(where)}`),
  ranks: (ids: string[]) => get<Ranks>(`/review/ranks?ids=${ids.map(id).join(",")}`),
  look: (tier: Tier, kinds: string[] = []) =>
    post<Schemas["Looking"]>("/review/look", { tier, kinds }),
  looking: () => get<Schemas["Looking"]>("/review/look"),
  showMethod: (method: string, shown: boolean) => post<unknown>("/review/mute", { method, shown }),
  decideMany: (ids: string[], state: string) =>
    post<Schemas["SuggestionsDecided"]>("/review/decide", { ids, state }),
  drawBlind: (share: number, seed: number) =>
    ask<BlindReport>("PUT", "/review/blind", { share, seed }),
  blindDone: (transcript: string, start: number) =>
    post<BlindReport>("/review/blind/done", { transcript, start }),
  candidates: () => get<Candidates>("/review/actors"),
  mentions: (actor: string) => get<Mentions>(`/review/mentions?actor=${id(actor)}&limit=60`),
  model: () => get<ModelAbout>("/model"),
  previewModel: (wanted: Asking) => post<Preview>("/model/preview", wanted),
  askModel: (wanted: Asking) => post<ModelRun>("/model/ask", wanted),
  stopModel: () => post<unknown>("/model/stop"),
  relations: (study: Options) => post<RelationsAnswer>("/relations", study),
  balance: (study: Options) => post<BalanceAnswer>("/relations/balance", study),
  lineage: (study: Options) => post<LineageAnswer>("/lineage", study),
  ascription: (study: Options = {}) => post<AscriptionAnswer>("/ascription", study),
  positions: (one: string, other: string) => post<PositionsAnswer>("/positions", { one, other }),
  sentences: (ids: string[]) => post<Sentences>("/sentences", { ids }),
  periods: () => get<NamedPeriod[]>("/periods"),
  definePeriod: (period: NamedPeriod) => post<NamedPeriod[]>("/periods", period),
  dropPeriod: (name: string) => ask<unknown>("DELETE", `/periods/${id(name)}`),
  studies: () => get<SavedStudy[]>("/studies"),
  saveStudy: (name: string, study: Options) => ask<unknown>("PUT", `/studies/${id(name)}`, study),
  renameStudy: (name: string, to: string) => post<unknown>(`/studies/${id(name)}/rename`, { to }),
  forgetStudy: (name: string) => ask<unknown>("DELETE", `/studies/${id(name)}`),
};
