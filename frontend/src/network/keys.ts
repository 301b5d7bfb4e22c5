// The keys of the page Network, for the one list of all (app/keys).
export const NETWORK_KEYS: { where: string; keys: [string, string][] } = {
  where: "Network",
  keys: [
    ["w", "whose views are told by whom"],
    ["g m l", "graph, matrix, list"],
    ["c b n e", "camps, backbone, counts, measures"],
    ["v", "compare studies"],
    ["t", "over time"],
    ["← →", "earlier, later window"],
    ["← ↑ ↓ →", "in the graph: along a tie to the next node"],
    ["Home End", "the most connected node, the last"],
    ["Page↓ Page↑", "round the node one came from"],
    ["A–Z", "in the graph: to the node of that name"],
    ["⏎ ⇧⏎", "open the sentences; choose several"],
    ["Ctrl ⏎", "open the tie one came along"],
    ["+ − 0", "larger, smaller, fit"],
    ["Alt ← ↑ ↓ →", "move a node"],
  ],
};
