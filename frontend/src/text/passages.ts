// On how many passages statements rest: what two people coded in the same words is one.
import { counted } from "../wording/words";

export type Placed = { transcript: string; start: number; end: number };

/** How many passages there are: those of one text that overlap, directly or through others, are one. */
export function passages(statements: readonly Placed[]): number {
  const texts = new Map<string, Placed[]>();
  for (const s of statements) texts.set(s.transcript, [...(texts.get(s.transcript) ?? []), s]);
  let many = 0;
  for (const some of texts.values()) {
    let reached = -1;
    for (const s of some.sort((a, b) => a.start - b.start)) {
      if (s.start >= reached) many += 1;
      reached = Math.max(reached, s.end);
    }
  }
  return many;
}

/** "1 sentence", "1 sentence (2 statements)"; of more than are at hand "300 statements". */
export function sentencesTold(statements: readonly Placed[], total = statements.length): string {
  const coded = counted(total, "statement");
  if (total > statements.length) return coded;
  const many = passages(statements),
    said = counted(many, "sentence");
  return many === total ? said : `${said} (${coded})`;
}
