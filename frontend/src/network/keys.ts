// The keys of the page Network, for the one list of all (lib/keys).
export const NETWORK_KEYS: { where: string; keys: [string, string][] } = {
  where: "Network",
  keys: [
    ["w", "whose views are told by whom"],
    ["g m l", "graph, matrix, list"],
    ["c b n e", "camps, backbone, counts, measures"],
    ["v", "compare studies"],
    ["t", "over time"],
    ["← →", "earlier, later window"],
    ["⏎ ⇧⏎", "open the sentences; choose several"],
    ["+ − 0", "larger, smaller, fit"],
    ["Alt ← ↑ ↓ →", "move a node"],
  ],
};
