// The ledgers' addresses: quotations and their originals, forecasts and verdicts.
import { ask } from "./ask";
import type { components } from "./schema";

type Schemas = components["schemas"];
export type QuotationLedger = Schemas["QuotationLedger"];
export type Quotation = Schemas["QuotationRow"];
export type Check = Quotation["check"];
export type Compared = Schemas["ComparedWords"];
export type ForecastLedger = Schemas["ForecastLedger"];
export type Forecast = Schemas["ForecastRow"];
export type Verdict = Schemas["VerdictRow"];
export type Outcome = Verdict["outcome"];
export type Original = Schemas["GivenOriginal"];

const id = encodeURIComponent;

export const ledgers = {
  quotations: () => ask("GET", "/quotations"),
  compare: (key: string, original: Original) =>
    ask("POST", `/quotations/${id(key)}/compare`, original),
  check: (key: string, check: Check, original: Original | null) =>
    ask("POST", `/quotations/${id(key)}/check`, { ...original, check }),
  forecasts: () => ask("GET", "/forecasts"),
  judge: (key: string, verdict: { outcome: Outcome; on: string | null; evidence: string }) =>
    ask("POST", `/forecasts/${id(key)}/verdicts`, verdict),
  withdraw: (verdict: string) => ask("DELETE", `/verdicts/${id(verdict)}`),
};
