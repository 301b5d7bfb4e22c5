// Closed sets of words, by the names the pages use; the server describes each in schema.ts.
import {
  agreementOptionsUnitValues,
  chosenByValues,
  forecastRowStateValues,
  networkDrawingSize_byValues,
  networkStudyAggregationAnyOf0Values,
  networkStudyAggregationAnyOf1Values,
  networkStudyNormalizationAnyOf0Values,
  networkStudyNormalizationAnyOf1Values,
  quotationRowWordsAnyOf0Values,
  reviewQueueTierValues,
  statementRowCommitmentValues,
  verdictRowOutcomeValues,
} from "./schema";

export const COMMITMENTS = statementRowCommitmentValues;
/** What the size of a node counts. */
export const SIZES = networkDrawingSize_byValues;
export const TIERS = reviewQueueTierValues;
export const OUTCOMES = verdictRowOutcomeValues;
export const FORECAST_STATES = forecastRowStateValues;
/** How close a quotation is to the words. */
export const CLOSENESS = quotationRowWordsAnyOf0Values;
/** What agreement is counted over. */
export const UNITS = agreementOptionsUnitValues;
/** What quotations stand under as headings. */
export const GROUPINGS = chosenByValues;
/** What the levels of a qualifier may do to a tie, in each mode. */
export const AGGREGATIONS = {
  "one-mode": networkStudyAggregationAnyOf0Values,
  "two-mode": networkStudyAggregationAnyOf1Values,
};
/** What a tie may be divided by, in each mode. */
export const NORMALIZATIONS = {
  "one-mode": networkStudyNormalizationAnyOf0Values,
  "two-mode": networkStudyNormalizationAnyOf1Values,
};
