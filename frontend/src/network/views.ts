// The ways of looking at a network, with their letters.
export type View =
  "graph" | "matrix" | "list" | "voices" | "camps" | "backbone" | "counts" | "measures" | "compare";
export interface Picked {
  row: string;
  column?: string;
}
export interface Bones {
  method: string;
  size: number | null;
  penalty: number;
}

export const VIEWS: [View, string, string][] = [
  ["graph", "Graph", "g"],
  ["matrix", "Matrix", "m"],
  ["list", "List", "l"],
  ["voices", "Whose views", "w"],
  ["camps", "Camps", "c"],
  ["backbone", "Backbone", "b"],
  ["counts", "Counts", "n"],
  ["measures", "Measures", "e"],
  ["compare", "Compare", "v"],
];
