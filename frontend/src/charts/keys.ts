// The keys of the page Charts, for the one list of all (app/keys).
export const CHART_KEYS: { where: string; keys: [string, string][] } = {
  where: "Charts",
  keys: [
    ["f o x c", "for and against, over time, two variables, coded together"],
    ["t", "as a table"],
    ["← → ↑ ↓", "from mark to mark"],
    ["⏎", "sentences of the mark"],
  ],
};
