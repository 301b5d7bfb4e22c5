import { expect, test } from "vitest";
import type { Assignment } from "../api/assigning";
import { byText, loads, pairs } from "./load";

const row = (transcript: string, coder: string, more: Partial<Assignment> = {}): Assignment => ({
  id: `${transcript}${coder}`,
  transcript,
  title: transcript,
  coder,
  part: "double",
  batch: "b",
  seed: 1,
  state: "open",
  blind: true,
  closed: true,
  statements: 0,
  finished: "",
  at: "2026-03-01T10:00:00Z",
  by: "Ann",
  reason: "",
  opened: [],
  ...more,
});

test("loads tell what is finished, what waits longest and the middle pace", () => {
  const on = (day: number) => `2026-03-${String(day).padStart(2, "0")}T12:00:00Z`;
  const finished = [1, 1, 1, 2, 4, 4].map((day, i) =>
    row(`t${i}`, "Ben", { state: "finished", finished: on(day) }),
  );
  const rows = [...finished, row("t9", "Ben", { at: "2026-02-01T00:00:00Z" }), row("t9", "Ann")];
  expect(loads(rows)).toEqual([
    { coder: "Ann", all: 1, finished: 0, oldest: "2026-03-01T10:00:00Z", pace: null },
    { coder: "Ben", all: 7, finished: 6, oldest: "2026-02-01T00:00:00Z", pace: 2 },
  ]);
});

test("pairs count texts two share, not those all code first", () => {
  const rows = [
    row("t1", "Ben"),
    row("t1", "Ann"),
    row("t2", "Cleo"),
    row("t2", "Ann"),
    row("t3", "Ann"),
    row("t3", "Ben"),
    row("t4", "Ann", { part: "calibration" }),
    row("t4", "Ben", { part: "calibration" }),
  ];
  expect(pairs(rows)).toEqual([
    { names: "Ann and Ben", texts: 2 },
    { names: "Ann and Cleo", texts: 1 },
  ]);
  expect(byText(rows).map((t) => t.of.length)).toEqual([2, 2, 2, 2]);
});
