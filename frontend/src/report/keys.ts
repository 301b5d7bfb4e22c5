// The keys of the page Reports, for the one list of all (app/keys).
export const REPORT_KEYS: { where: string; keys: [string, string][] } = {
  where: "Reports",
  keys: [
    ["Alt ↑ ↓", "move the part one stands in"],
    ["Ctrl b, Ctrl i", "bold, italic"],
    ["Ctrl s", "save now"],
    ["Ctrl p", "print"],
  ],
};
