import { expect, test } from "vitest";
import type { Quotation } from "../api/ledgers";
import { calledIn, grouped, inMarks, mark } from "./words";

const SILENT = { quoted: null, quoted_by: null, concept: null, source: "", to_check: false };
const row = (what: Partial<Quotation>) =>
  ({ ...SILENT, check: "unchecked", ...what }) as unknown as Quotation;

test("how far a speaker goes along is a mark in ink", () => {
  expect(["asserts", "rejects", "reports", "wishes"].map(mark)).toEqual(["●", "✕", "○", "○"]);
});

test("quoted words stand in marks once, single ones where they quote in turn", () => {
  expect(inMarks("night sailings")).toBe("“night sailings”");
  expect(inMarks("„Nachtfähren“")).toBe("„Nachtfähren“");
  expect(inMarks("he said “noise” twice")).toBe("‘he said “noise” twice’");
});

test("whose words are not stated stands last, however many they are", () => {
  const rows = [
    row({}),
    row({}),
    row({ quoted: "Voss" }),
    row({ quoted: "Renn" }),
    row({ quoted: "Renn" }),
  ];
  expect(grouped(rows, "quoted", false).map((g) => g.name)).toEqual(["Renn", "Voss", "unstated"]);
});

test("a group says how many wait, match, differ and name no source", () => {
  const rows = [
    row({ check: "matches", source: "Bay Herald" }),
    row({ check: "differs" }),
    row({ to_check: true }),
  ];
  const [whole] = grouped(rows, "quoted_by", true);
  expect(whole?.told).toBe("3 · 1 to check · 1 matches · 1 differs · 2 name no source");
  expect(whole?.rows[0]?.to_check).toBe(true);
});

test("who is called in stands beside the concepts most is said of", () => {
  const said = (quoted: string, concept: string | null) => row({ quoted, concept });
  const rows = [
    said("Voss", "ferry"),
    said("Renn", "ferry"),
    said("Renn", null),
    said("Renn", "quay"),
  ];
  const { concepts, people } = calledIn(rows, 2);
  expect(concepts).toEqual([
    { name: "ferry", total: 2 },
    { name: "not said", total: 1 },
  ]);
  expect(people.map((p) => [p.name, p.total, p.cells.map((c) => c.length)])).toEqual([
    ["Renn", 3, [1, 1]],
    ["Voss", 1, [1, 0]],
  ]);
});
