import { expect, test } from "vitest";
import type { Part } from "../api/documents";
import {
  authorsOf,
  firstWords,
  freeName,
  moved,
  NO_PART,
  NOTHING,
  partNumber,
  planned,
  taken,
} from "./parts";

const figure: Part = { ...NO_PART, kind: "figure" };
let n = 0;
const next = () => (n += 1);
const plan = { ...NOTHING, title: "Ferry", parts: [{ ...NO_PART, text: "one" }, figure, figure] };

test("a plan is the same after it was taken apart and put together", () => {
  const [head, blocks] = taken(plan, [], next);
  expect(planned(head, blocks)).toEqual(plan);
  expect(new Set(blocks.map((b) => b.key)).size).toBe(3);
});

test("parts keep their keys where somebody else changed words, not where one was added", () => {
  const [, before] = taken(plan, [], next);
  const other = { ...plan, parts: [{ ...NO_PART, text: "two" }, figure, figure] };
  expect(taken(other, before, next)[1].map((b) => b.key)).toEqual(before.map((b) => b.key));
  const grown = { ...plan, parts: [...plan.parts, NO_PART] };
  const keys = taken(grown, before, next)[1].map((b) => b.key);
  expect(keys.some((k) => before.some((b) => b.key === k))).toBe(false);
});

test("a part is moved within the list and not out of it", () => {
  expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
  for (const to of [-1, 3]) expect(moved(["a", "b", "c"], 1, to)).toEqual(["a", "b", "c"]);
});

test("figures and tables are numbered by their order, an account's own among them", () => {
  const [, blocks] = taken(plan, [], next);
  const none = () => undefined;
  expect([0, 1, 2, 3].map((i) => partNumber(blocks, i, none))).toEqual([0, 1, 2, 0]);
  const kinds: Part["kind"][] = ["table", "figure", "account", "text", "figure", "table"];
  const parts = kinds.map((kind) => ({ ...NO_PART, kind }));
  const [, mixed] = taken({ ...NOTHING, parts }, [], next);
  const inside = () => ({ figures: 3, tables: 4 });
  expect(mixed.map((_, i) => partNumber(mixed, i, inside))).toEqual([1, 1, 0, 0, 5, 6]);
});

test("a text is told by its first words, without marks and notes", () => {
  expect(firstWords("## Who\n\nIt was *[said](note:s1)*.")).toBe("Who It was said.");
  expect(firstWords("a".repeat(70))).toBe(`${"a".repeat(60)} …`);
});

test("a name is free and can stand in an address", () => {
  expect(freeName("Report", ["Report", "Report 2"])).toBe("Report 3");
  expect(freeName("Ferry / quay", [])).toBe("Ferry – quay");
});

test("authors are parted by commas", () => {
  expect(authorsOf("Mara Ostrow,  Jonas Pell; ")).toEqual(["Mara Ostrow", "Jonas Pell"]);
});
