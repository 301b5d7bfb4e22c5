import { expect, test } from "vitest";
import type { Change } from "../api/types";
import { differences, recordOf, said } from "./told";

type Row = Change["rows"][number];
const row = (table: string, before: object, after: object) =>
  ({ table, key: "k", before, after }) as unknown as Row;
const names = new Map([["a1", "Edda Voss"]]);

test("one record of a table is called by one word", () => {
  expect(["studies", "statements", "memos", "codebook"].map(recordOf)).toEqual([
    "study",
    "statement",
    "memo",
    "codebook",
  ]);
});

test("a report that grew tells its parts by number, and nothing of what stayed", () => {
  const before = { build: "report", title: "Night", lead: "One.", parts: [{ text: "a" }] };
  const longer = { ...before, parts: [{ text: "a" }, { study: "n1" }] };
  expect(differences([row("studies", { study: before }, { study: longer })], names)).toEqual([
    { what: "parts", before: "1", after: "2" },
  ]);
  const reworded = { ...before, lead: "Two.", parts: [{ text: "b" }] };
  expect(differences([row("studies", { study: before }, { study: reworded })], names)).toEqual([
    { what: "lead", before: "One.", after: "Two." },
    { what: "parts 1 text", before: "a", after: "b" },
  ]);
});

test("values of a statement are told each for itself, ids as names", () => {
  const before = { commitment: "asserts", holder: null, values: { concept: "Fares", sign: "+" } },
    after = { commitment: "reports", holder: "a1", values: { concept: "Fares", sign: "-" } };
  expect(differences([row("statements", before, after)], names)).toEqual([
    { what: "commitment", before: "asserts", after: "reports" },
    { what: "holder", before: "–", after: "Edda Voss" },
    { what: "sign", before: "+", after: "-" },
  ]);
});

test("what has a name or a message in a list is told by it", () => {
  expect(said([{ message: "a doubt" }, { name: "Pell" }], names)).toBe("a doubt, Pell");
  expect([said([], names), said(true, names), said("x".repeat(200), names).length]).toEqual([
    "–",
    "yes",
    161,
  ]);
});
