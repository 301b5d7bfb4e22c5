import { expect, test } from "vitest";
import { spokenAt } from "./spoken";
import type { Turn } from "../api/types";

const turn = (id: string, begins_at: number | null, ends_at: number | null = null) =>
  ({ id, begins_at, ends_at }) as Turn;

test("the turn that began last is spoken, until it has ended", () => {
  const turns = [turn("a", 0, 4), turn("b", 5), turn("c", null), turn("d", 9, 12)];
  expect([0, 4.5, 5, 8.9, 9, 13].map((s) => spokenAt(turns, s)?.id ?? "")).toEqual([
    "a",
    "",
    "b",
    "b",
    "d",
    "",
  ]);
});

test("turns without times are never spoken", () => {
  expect(spokenAt([turn("a", null), turn("b", null)], 3)).toBe(null);
});
