// What a node of a drawn network says to who cannot see it.
import { counted } from "../wording/words";

/** Its name, how many statements it rests on, and how many ties it has. */
export function spoken(name: string, statements: number, ties: number, drawn: number): string {
  const told = `${name}, ${counted(statements, "statement")}, ${counted(ties, "tie")}`;
  return drawn < ties ? `${told}, ${counted(drawn, "tie drawn", "ties drawn")}` : told;
}
