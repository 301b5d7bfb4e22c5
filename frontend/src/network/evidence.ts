// The question behind a mark: the network as the view that was clicked draws it.
import type { NetworkQuestion, NetworkStudy, TimeOptions } from "./study";
import { worded } from "../wording/values";
import type { View } from "./views";

/** The normalization of what is one-mode whatever the study is: camps, backbone, measures. */
export const oneMode = (study: NetworkStudy): NetworkStudy["normalization"] =>
  study.mode === "one-mode" ? study.normalization : "average";

export const signed = (asked: NetworkQuestion, study: NetworkStudy): NetworkQuestion => ({
  ...asked,
  mode: "one-mode",
  normalization: oneMode(study),
  aggregation: "subtract",
});

export const single = (asked: NetworkQuestion, study: NetworkStudy): NetworkQuestion => ({
  ...asked,
  mode: "one-mode",
  normalization: oneMode(study),
  aggregation: study.aggregation === "combine" ? "subtract" : study.aggregation,
});

/** Over the concepts of the backbone alone. */
export const overBackbone = (
  asked: NetworkQuestion,
  study: NetworkStudy,
  backbone: readonly string[],
): NetworkQuestion => ({
  ...asked,
  mode: "one-mode",
  normalization: oneMode(study),
  exclude: { ...study.exclude, [study.variable2]: [...backbone] },
  invert: [...new Set([...study.invert, study.variable2])],
});

/** What cuts windows, without what is measured in them. */
export function windowsOf(time: TimeOptions): Omit<TimeOptions, "measure"> {
  const { measure: _, ...windows } = time;
  return windows;
}

/** What a study asks, where its picture does not say. */
export const question = (view: View, study: NetworkStudy): string =>
  view === "voices"
    ? "Who puts which views into whose mouth"
    : study.mode === "one-mode"
      ? `Who stands with whom, by ${worded(study.variable2)}`
      : `Who speaks of what: ${worded(study.variable1)} and ${worded(study.variable2)}`;

export const names = (row: string, column?: string): string =>
  column === undefined ? row : `${row} and ${column}`;
