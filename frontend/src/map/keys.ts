// The keys of the page Map, for the one list of all (app/keys).
export const MAP_KEYS: { where: string; keys: [string, string][] } = {
  where: "Map",
  keys: [
    ["l", "list of arrows"],
    ["h", "hold a factor, or the one stood on"],
    ["← ↑ ↓ →", "along an arrow to the next factor"],
    ["Home End", "the most connected factor, the last"],
    ["Page↓ Page↑", "round the factor one came from"],
    ["A–Z", "in the drawing: to the factor of that name"],
    ["⏎", "open the sentences"],
    ["Ctrl ⏎", "open the arrow one came along"],
    ["Alt ← ↑ ↓ →", "move a factor"],
  ],
};
