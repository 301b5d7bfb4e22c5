import { expect, test } from "vitest";
import type { Assignment } from "../api/assigning";
import { address, byText, counting, loads, pairs } from "./load";

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
  start: 0,
  stop: 0,
  first: 0,
  last: 0,
  again: false,
  since: "",
  began: "",
  ...more,
});

const NO_LOOKS = { looks: 0, looked: 0 };

test("loads tell what is finished, what waits longest and the middle pace", () => {
  const on = (day: number) => `2026-03-${String(day).padStart(2, "0")}T12:00:00Z`;
  const finished = [1, 1, 1, 2, 4, 4].map((day, i) =>
    row(`t${i}`, "Ben", { state: "finished", finished: on(day) }),
  );
  const rows = [...finished, row("t9", "Ben", { at: "2026-02-01T00:00:00Z" }), row("t9", "Ann")];
  expect(loads(rows)).toEqual([
    { coder: "Ann", all: 1, finished: 0, ...NO_LOOKS, oldest: "2026-03-01T10:00:00Z", pace: null },
    { coder: "Ben", all: 7, finished: 6, ...NO_LOOKS, oldest: "2026-02-01T00:00:00Z", pace: 2 },
  ]);
});

test("second looks are counted apart: they are no more of the material read", () => {
  const again = { again: true, part: "second look", state: "finished" } as const,
    on = "2026-03-04T12:00:00Z";
  const rows = [
    row("t1", "Ann", { state: "finished", finished: on }),
    row("t2", "Ann"),
    row("t1", "Ann", { ...again, stop: 9, finished: on }),
    row("t3", "Ann", { ...again, state: "waiting", at: "2026-01-01T00:00:00Z" }),
  ];
  expect(loads(rows)).toEqual([
    { coder: "Ann", all: 2, finished: 1, looks: 2, looked: 1, oldest: row("", "").at, pace: 1 },
  ]);
  expect(counting(rows)).toBe("text");
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

test("passages of one text are things of their own, as second looks are", () => {
  const rows = [
    row("t1", "Ben", { stop: 100, first: 1, last: 4 }),
    row("t1", "Ann", { stop: 100, first: 1, last: 4 }),
    row("t1", "Ben", { start: 100, stop: 200, first: 5, last: 8 }),
    row("t1", "Ben", { stop: 100, first: 1, last: 4, again: true, part: "second look" }),
  ];
  expect(byText(rows).map((t) => t.of.length)).toEqual([2, 1, 1]);
  expect(pairs(rows)).toEqual([{ names: "Ann and Ben", texts: 1 }]);
  expect(rows.map(address)).toEqual([
    "#/read/t1?at=0",
    "#/read/t1?at=0",
    "#/read/t1?at=100",
    "#/read/t1?at=0",
  ]);
  expect([counting(rows), counting([row("t1", "Ben")])]).toEqual(["passage", "text"]);
  expect(address(row("t1", "Ben"))).toBe("#/read/t1");
});
