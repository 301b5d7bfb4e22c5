import { worded } from "../wording/values";

const OF_OTHER_SHAPE = ["organisation", "group", "concept", ""];

/** What a ring in a drawing stands for, in a word; only an actor where nobody said more. */
export function ringSaid(nodes: readonly { kind: string }[]): string {
  const kinds = new Set(nodes.map((n) => n.kind).filter((kind) => !OF_OTHER_SHAPE.includes(kind)));
  if (kinds.size > 1 && kinds.has("person")) return "person or other";
  const [kind] = kinds;
  return worded(kinds.size === 1 ? kind : "actor");
}
