import { expect, test } from "vitest";
import type { ShareName } from "../api/sharing";
import { filled, formsOf, pseudonym, rowFor, typedForms, withProposals } from "./table";

const row = (original: string, called: string, kind = "person"): ShareName => ({
  original,
  forms: [],
  kind,
  pseudonym: called,
});

test("a pseudonym is the first of its kind nobody has, and what stays has none", () => {
  const rows = [row("Ines Calder", "person 1"), row("Tobias Renn", "Person 3")];
  expect(pseudonym("person", rows)).toBe("Person 2");
  expect(pseudonym("place", rows)).toBe("Town 1");
  expect(pseudonym("leave", rows)).toBe("");
  const found = { text: "Ropeworks", kind: "", count: 2, why: "begins with a capital" };
  expect(rowFor(found, "leave", rows)).toEqual(row("Ropeworks", "", "leave"));
});

test("a pseudonym has no word of a name in it", () => {
  const rows = [row("Town Council", "Organisation 1", "organisation")];
  expect(pseudonym("place", rows)).toBe("Place 1");
});

test("proposals do not double what the table has", () => {
  const rows = [row("Ines Calder", "Person 1")];
  const more = [row("ines calder", "Person 2"), row("Edda Voss", "Person 3")];
  expect(withProposals(rows, more).map((r) => r.original)).toEqual(["Ines Calder", "Edda Voss"]);
});

test("forms are parted by bars, and rows without a name are not sent", () => {
  expect(formsOf(" the mayor | I.C. ||")).toEqual(["the mayor", "I.C."]);
  expect(typedForms(["the mayor", "I.C."])).toBe("the mayor | I.C.");
  expect(filled([row("  ", "Person 1"), row("Edda Voss", "Person 2")])).toHaveLength(1);
});
