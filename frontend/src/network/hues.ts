// What fills the nodes: their own colour, or one colour for each value of an attribute (the same as in saved pictures).
import type { NetworkNode } from "../api/types";

const HUES = [
    "#8fb8de",
    "#f0b27a",
    "#8fcfa8",
    "#d9a5cf",
    "#e6d56c",
    "#9fd6dc",
    "#c9b39a",
    "#b9bff0",
  ],
  OTHER = "#c9cdd4";

/** "color" (their own), "kind", then every attribute somebody has. */
export const attributesOf = (nodes: NetworkNode[]): string[] => [
  "color",
  "kind",
  ...[...new Set(nodes.flatMap((n) => Object.keys(n.attributes)))].sort(),
];
export const valueOf = (node: NetworkNode, by: string): string =>
  by === "kind" ? node.kind : (node.attributes[by] ?? "");

/** Every value with its colour, by code point; none where the nodes have colours of their own. */
export function huesOf(nodes: NetworkNode[], by: string): Map<string, string> {
  if (by === "color") return new Map();
  const values = [...new Set(nodes.map((n) => valueOf(n, by)).filter(Boolean))].sort((a, b) =>
    a < b ? -1 : 1,
  );
  return new Map(values.map((v, i) => [v, HUES[i] ?? OTHER]));
}
