// The server's answers and requests by the names the pages use. Nothing is typed by hand here: the
// shapes are written from the server's own description into schema.ts (`make types`).
import type { Look } from "../network/look";
import type { NetworkStudy } from "../network/study";
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Exporter = Schemas["ExporterRow"];
export type Flag = Schemas["FlagRow"];
export type Turn = Schemas["TurnRow"];
export type CitedPassage = Schemas["CitedPassage"];
export type Section = Schemas["Section"];
export type Source = Schemas["Source"];
export type TranscriptSummary = Schemas["TranscriptSummary"];
export type Transcript = Schemas["TranscriptWhole"];
export type Heard = Schemas["HeardAnswer"];
export type Field = Schemas["FieldRow"];
export type Form = Schemas["FormRow"];
export type Statement = Schemas["StatementRow"];
export type NewStatement = Schemas["NewStatement"];
export type StatementPage = Schemas["StatementPage"];
export type StatementNames = Schemas["StatementNames"];
export type Change = Schemas["ChangeRow"];
export type RowsOfChange = Schemas["RowsOfChange"];
export type ProjectInfo = Schemas["ProjectInfo"];
export type SavedCopy = Schemas["SavedCopy"];
export type NetworkNode = Schemas["NetworkNode"];
export type Tie = Schemas["Tie"];
export type NetworkAnswer = Schemas["NetworkAnswer"];
export type NetworkOpening = Schemas["NetworkOpening"];
export type MeasuresAnswer = Schemas["MeasuresAnswer"];
export type WindowsAnswer = Schemas["WindowsAnswer"];
export type DrawingAnswer = Schemas["DrawingAnswer"];
export type CampsAnswer = Schemas["CampsAnswer"];
export type BackboneAnswer = Schemas["BackboneAnswer"];
export type CountsAnswer = Schemas["CountsAnswer"];
export type StudiesCompared = Schemas["StudiesCompared"];
export type Evidence = Schemas["Evidence"];
export type Sentences = Schemas["Sentences"];
export type RelationsAnswer = Schemas["RelationsAnswer"];
export type BalanceAnswer = Schemas["BalanceAnswer"];
export type LineageAnswer = Schemas["LineageAnswer"];
export type ChartAnswer = Schemas["ChartAnswer"];
export type WordsAnswer = Schemas["WordsAnswer"];
export type WordRow = Schemas["WordRow"];
export type KwicAnswer = Schemas["KwicAnswer"];
export type KwicLine = Schemas["Line"];
export type TimelineAnswer = Schemas["TimelineAnswer"];
export type ToldOrderAnswer = Schemas["ToldOrderAnswer"];
export type AscriptionAnswer = Schemas["AscriptionAnswer"];
export type PositionsAnswer = Schemas["PositionsAnswer"];
export type NamedPeriod = Schemas["PeriodRow"];
export type MapLink = Schemas["MapLink"];
export type Loop = Schemas["LoopRow"];
export type MapAnswer = Schemas["MapAnswer"];
export type MapOpening = Schemas["MapOpening"];
export type WhatIf = Schemas["WhatIfAnswer"];
export type ComparedLink = Schemas["ComparedLink"];
export type OnlyLink = Schemas["OnlyLink"];
export type CompareAnswer = Schemas["CompareAnswer"];
export type Path = Schemas["PathRow"];
export type PathsAnswer = Schemas["PathsAnswer"];
export type Suggestion = Schemas["SuggestionRow"];
export type ReviewQueue = Schemas["SuggestionList"];
export type MethodRate = Schemas["MethodRate"];
export type KindCount = Schemas["KindCount"];
export type Decided = Schemas["DecisionRow"];
export type Looking = Schemas["LookingState"];
export type BlindPassage = Schemas["BlindPassageRow"];
export type BlindReport = Schemas["BlindReport"];
export type Hit = Schemas["Hit"];
export type Found = Schemas["SearchResult"];
export type Queue = Schemas["ReviewQueue"];
export type Ranked = Schemas["Ranked"];
export type Ranks = Schemas["Ranks"];
export type Candidate = Schemas["Candidate"];
export type Confirmed = Schemas["ConfirmedActor"];
export type Candidates = Schemas["Candidates"];
export type Mentions = Schemas["Mentions"];
export type Asking = Schemas["Asking"];
export type ModelRun = Schemas["ModelRun"];
export type ModelAbout = Schemas["ModelAbout"];
export type Preview = Schemas["ModelPreview"];
export type Moved = Schemas["Carried"];
export type Corrected = Schemas["Corrected"];
export type Unsettled = Schemas["Unsettled"];
export type Settling = Schemas["Settling"];
export type Part = Schemas["Part"];
export type Seam = Schemas["Seam"];
export type About = Schemas["AboutTranscript"];
export type Pair = Schemas["SentencePair"];
export type Beside = Schemas["Beside"];
export type Period = Schemas["AttributePeriod"];
export type Person = Schemas["Person"];
export type PeopleList = Schemas["PeopleList"];
export type Side = Schemas["MergeSide"];
export type ProposedMerge = Schemas["ProposedMerge"];
export type Agreement = Schemas["AgreementReport"];
export type FieldAgreement = Schemas["FieldAgreement"];
export type Coders = Schemas["CodersAnswer"];
export type CoderDifference = Schemas["DifferenceRow"];
export type Learnt = Schemas["LearntRow"];
export type Merged = Schemas["MergeAnswer"];
export type MergeConflict = Schemas["MergeConflict"];
export type Conflicts = MergeConflict[];
export type Report = Schemas["ExchangeReport"];
export type Format = Schemas["ExchangeFormat"];
export type Formats = Schemas["ExchangeFormats"];
export type Passage = Schemas["FilePassage"];
export type Looked = Schemas["FileLooked"];
export type Dates = NonNullable<Schemas["LookedFile"]["dates"]>;
export type IntakeNames = Schemas["IntakeNames"];

/** A file on its way in; a page begins one with no more than its path and what is wrong with it. */
export type IntakeRow = Pick<Schemas["IntakeRow"], "path" | "error"> &
  Partial<Schemas["IntakeRow"]>;
export type HolderClaims = Schemas["HolderClaims"];
export type FactorRun = Schemas["FactorRun"];
export type Commitment = Statement["commitment"];
export type FieldKind = Field["kind"];
export type Value = Statement["values"][string];
export type Tier = Queue["tier"];
export type Span = [number, number];
export type Relinking = Schemas["Relink"];
/** An actor or a concept; what only one of them has may lack. */
export type Named = Omit<Schemas["ActorRow"], "kind"> &
  Partial<
    Pick<Schemas["ActorRow"], "kind"> & Pick<Schemas["ConceptRow"], "parent" | "description">
  >;
/** A study as a page keeps it: its own settings lie in `page`. */
export type SavedStudy = Schemas["KeptStudy"] & { page: NetworkStudy; look?: Partial<Look> };

/** What a refusal holds beside its sentence (409 Changed): both values, by field. */
export interface Conflicting {
  by: string;
  at: string;
  revision: number;
  fields: string[];
  base: Record<string, unknown>;
  theirs: Record<string, unknown>;
  mine: Record<string, unknown>;
}
/** What stands on a change that cannot be taken back alone (409 BuiltUpon). */
export interface Upon {
  error: string;
  change: number;
  summary: string;
  dependents: { id: number; at: string; by: string; summary: string }[];
}
