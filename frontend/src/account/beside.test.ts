import { expect, test } from "vitest";
import type { Account, AccountPart } from "../api/accounts";
import { address, beside } from "./beside";

const part = (key: string): AccountPart => ({
  key,
  title: key,
  page: "",
  rests: "",
  sentences: 0,
  statements: [],
  lines: [],
  tables: [],
  quotes: [],
  figure: null,
});
const told = (...keys: string[]): Account => ({ parts: keys.map(part) }) as unknown as Account;

test("parts of one kind stand beside each other, what is coded otherwise last", () => {
  const rows = beside([told("speaks", "also"), told("speaks", "causes")]);
  expect(rows.map((r) => r.key)).toEqual(["speaks", "causes", "also"]);
  expect(rows.map((r) => r.parts.map(Boolean))).toEqual([
    [true, true],
    [false, true],
    [true, false],
  ]);
});

test("an address holds both names whatever their letters", () => {
  expect(address("Ana/B", "C & D")).toBe("#/account/Ana%2FB?beside=C%20%26%20D");
  expect(address("Ana")).toBe("#/account/Ana");
});
