import { expect, test } from "vitest";
import type { Forecast } from "../api/ledgers";
import { away, column, ownMap, placesLeft, tally, tellsOthers, verdictSign, waits } from "./words";

const OPEN = { state: "open", verdicts: [], never_due: false, days_past: null, horizon: null };
const row = (what: object) => ({ ...OPEN, condition: "", ...what }) as unknown as Forecast;
const judged = (...outcomes: string[]) =>
  row({ state: "decided", verdicts: outcomes.map((outcome) => ({ outcome })) });

test("the longest past is the first of the due, and what is never due the last of the open", () => {
  const due = [3, 40, 12].map((days_past) => row({ state: "due", days_past }));
  expect(column(due, "due").map((r) => r.days_past)).toEqual([40, 12, 3]);
  const open = [row({ never_due: true, id: 1 }), row({ id: 2 })];
  expect(column([...due, ...open], "open").map((r) => r.never_due)).toEqual([false, true]);
});

test("how far off it is is told as exactly as it was said", () => {
  const told = (days_past: number, horizon: string) => away(row({ days_past, horizon }));
  expect(told(-1, "2026-12-01")).toBe("1 day left");
  expect(told(45, "2026-10-16")).toBe("45 days past");
  expect(told(-10, "2026-12")).toBe("less than a month left");
  expect(told(10, "2026-11")).toBe("just past");
  expect(told(-91, "2027-02")).toBe("about 3 months left");
  expect(told(-700, "2028")).toBe("about 23 months left");
  expect(told(1100, "2023")).toBe("about 3 years past");
});

test("what has no day says why", () => {
  expect(away(row({}))).toBe("no date said");
  expect(away(row({ condition: "if the quay is built" }))).toBe("conditional");
  expect(away(row({ never_due: true }))).toBe("never due as said");
});

test("judges are counted, and it is told whether they differ", () => {
  expect(away(judged("came about"))).toBe("one judge");
  expect(away(judged("partly", "partly"))).toBe("2 judges agree");
  expect(away(judged("partly", "did not", "partly"))).toBe("3 judges differ");
});

test("an own map names what raises and what lowers, or that nothing leads there", () => {
  const of = (gives: string, raises: string[] = [], lowers: string[] = []) =>
    ownMap(row({ own_map: { gives, raises, lowers } }));
  expect(of("not connected")).toBe("nothing leads to it");
  expect(of("yes", ["ferries", "trade"])).toBe("▲ by ferries, trade: yes");
  expect(of("both ways", ["ferries"], ["noise"])).toBe("▲ by ferries; ▼ by noise: both ways");
  expect(of("not said")).toBe("a sign is not said: not said");
});

test("a tally keeps the order of its names and leaves empty ones out", () => {
  const rows = ["b", "a", "b"].map((horizon) => row({ horizon }));
  const told = tally(rows, ["a", "none", "b"], (r) => r.horizon ?? "");
  expect(told.map((t) => [t.name, t.rows.length])).toEqual([
    ["a", 1],
    ["b", 2],
  ]);
});

test("what others judged waits until one has judged oneself", () => {
  const by = (...names: string[]) =>
    row({
      state: "decided",
      verdicts: names.map((by, i) => ({ by, outcome: i ? "partly" : "did not" })),
    });
  expect(waits(by("Anna"), "Ben")).toBe(true);
  expect(waits(by("Anna", "Ben"), "Ben")).toBe(false);
  expect(waits(row({}), "Ben")).toBe(false);
  expect([verdictSign(by("Anna"), true), verdictSign(by("Anna"), false)]).toEqual(["▣", "✕"]);
  expect(verdictSign(by("Anna", "Ben"), false)).toBe("◪");
  expect([away(by("Anna", "Ben"), true), away(by("Anna", "Ben"))]).toEqual([
    "2 judges",
    "2 judges differ",
  ]);
});

test("the score and the places left tell a judge nothing of what others found", () => {
  const by = (by: string, outcome: string) =>
    row({ state: "decided", verdicts: [{ by, outcome }] });
  const cannot = by("Anna", "cannot be decided");
  const came = by("Anna", "came about");
  expect(tellsOthers([cannot], "Ben")).toBe(true);
  expect(tellsOthers([cannot], "Anna")).toBe(false);
  expect(tellsOthers([row({ state: "due", verdicts: [{ by: "Anna" }] })], "Ben")).toBe(false);
  // to Ben both look alike; to Anna what cannot be decided fills no place
  expect([placesLeft([cannot], 10, true), placesLeft([came], 10, true)]).toEqual([9, 9]);
  expect([placesLeft([cannot], 10, false), placesLeft([came], 10, false)]).toEqual([10, 9]);
  expect(placesLeft([came], 0, false)).toBe(0);
});
