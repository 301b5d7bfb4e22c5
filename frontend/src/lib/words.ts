import type { Named } from "../api/types";

export type Choice = Pick<Named, "id" | "name" | "aliases" | "statements">;

// Words with their number: "1 turn", "2 turns", "12,000 statements".
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}

/** A name as a name field takes it, where nothing else is known of it. */
export const named = (name: string): Choice => ({ id: name, name, aliases: [], statements: 0 });
