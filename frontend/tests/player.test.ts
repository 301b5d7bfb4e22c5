import assert from "node:assert/strict";
import { test } from "node:test";
import { spokenAt } from "../src/transcript/spoken.ts";
import type { Turn } from "../src/api/types.ts";

const turn = (id: string, begins_at: number | null, ends_at: number | null = null) =>
  ({ id, begins_at, ends_at }) as Turn;

test("the turn that began last is spoken, until it has ended", () => {
  const turns = [turn("a", 0, 4), turn("b", 5), turn("c", null), turn("d", 9, 12)];
  assert.deepEqual(
    [0, 4.5, 5, 8.9, 9, 13].map((s) => spokenAt(turns, s)?.id ?? ""),
    ["a", "", "b", "b", "d", ""],
  );
});

test("turns without times are never spoken", () => {
  assert.equal(spokenAt([turn("a", null), turn("b", null)], 3), null);
});
