import { expect, test } from "vitest";
import type { Named } from "../api/types";
import { offeredActors } from "./naming";

const named = (name: string, statements = 0, aliases: string[] = []): Named => ({
  ...({} as Named),
  name,
  aliases,
  statements,
});
const known = [
  named("Book Seller", 9),
  named("Edda Voss", 2, ["Voss"]),
  named("Port Office", 1),
  named("Ferdi Voss", 4),
];
const names = (...asked: Parameters<typeof offeredActors>) =>
  offeredActors(...asked).map((n) => (n.fresh ? `${n.name} (new)` : n.name));

test("words that name somebody nobody has named yet are offered as a new name, and nobody else", () => {
  expect(names("Tobias Renn", "", null, known)).toEqual(["Tobias Renn (new)"]);
  expect(names("The old clerk, Tobias Renn", "", null, known)).toEqual(["Tobias Renn (new)"]);
  expect(names("the night traders", "", null, known)).toEqual(["night traders (new)"]);
});

test("whom the words name comes first, others who share a word behind", () => {
  expect(names("Edda Voss", "", null, known)).toEqual(["Edda Voss", "Ferdi Voss"]);
  expect(names("Voss", "", null, known)).toEqual(["Edda Voss", "Ferdi Voss"]);
  expect(names("a clerk of the Port Office", "", null, known)).toEqual([
    "Port Office",
    "clerk of the Port Office (new)",
  ]);
});

test("a pronoun offers whom a rule took it for, the speaker's own the speaker, and else nobody", () => {
  expect(names("She", "Edda Voss", null, known)).toEqual(["Edda Voss", "Ferdi Voss"]);
  expect(names("He", "Mr. Renn", null, known)).toEqual(["Mr. Renn (new)"]);
  expect(names("I", "", "Port Office", known)).toEqual(["Port Office"]);
  expect(names("I", "", null, known)).toEqual([]);
  expect(names("They", "", "Port Office", known)).toEqual([]);
  expect(names("", "", null, known)).toEqual([]);
});
