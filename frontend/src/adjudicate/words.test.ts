import { expect, test } from "vitest";
import type { CoderDifference } from "../api/types";
import { around, decided, laid, pieces, unanimous } from "./words";

const mark = (coder: string, start: number, end: number) => ({ coder, start, end });

test("a stretch is cut where any mark begins or ends, counted in code points", () => {
  const cut = pieces("👋 one two three", 10, [
    mark("A", 12, 19),
    mark("B", 16, 25),
    mark("C", 12, 25),
  ]);
  expect(cut.map((p) => [p.text, ...p.marked])).toEqual([
    ["👋 ", false, false, false],
    ["one ", true, false, true],
    ["two", true, true, true],
    [" three", false, true, true],
  ]);
});

test("a passage is shown with whole words round it, and never itself cut", () => {
  const letters = [..."One day the 👋 ferry sails at night."];
  const cut = (start: number, end: number, reach: number) => {
    const { from, to } = around(letters, start, end, reach);
    return letters.slice(from, to).join("");
  };
  expect(cut(14, 19, 6)).toBe("the 👋 ferry sails");
  expect(cut(14, 19, 100)).toBe(letters.join(""));
  expect(cut(15, 18, 1)).toBe("ferry");
  expect(cut(15, 18, 0)).toBe("err");
});

const between = (kind: string, a: string | null, b: string | null, more = {}) =>
  ({
    id: `${kind} ${a} ${b}`,
    kind,
    a: a && { id: a },
    b: b && { id: b },
    readings: [],
    marks: [],
    decision: null,
    ...more,
  }) as unknown as CoderDifference;

test("what all agree on is counted once, and not where a third differs or has nothing", () => {
  const all = [
    between("agreed", "a1", "b1"),
    between("agreed", "a1", "c1"),
    between("agreed", "b1", "c1"),
    between("agreed", "a2", "b2"),
    between("value", "a2", "c2"),
    between("value", "b2", "c2"),
    between("agreed", "a3", "b3"),
    between("only one", "a3", null),
  ];
  expect(unanimous(all)).toBe(1);
});

test("what was decided takes its place in the list, also under another pair's name", () => {
  const group = (id: string, more = {}) =>
    between("value", "a2", "b2", { id, field: "code", ...more });
  const all = [between("bounds", "a1", "b1"), group("a-b"), between("only one", "a3", null)];
  const settled = group("a-c", { decision: { choice: "a" } });
  expect(laid(all, [settled])?.map((d) => d.id)).toEqual([
    "bounds a1 b1",
    "a-c",
    "only one a3 null",
  ]);
  const known = { ...all[0]!, state: "decided" } as CoderDifference;
  expect(laid(all, [known])?.map((d) => d.state === "decided")).toEqual([true, false, false]);
  expect(laid(all, [between("bounds", "a9", "b9")])).toBeNull();
});

test("a decision names all who have it so", () => {
  const one = between("value", "a1", "b1", {
    id: "d",
    decision: { choice: "b" },
    readings: [
      { coders: ["A"], difference: "d", choice: "a" },
      { coders: ["B", "C"], difference: "d", choice: "b" },
    ],
  });
  expect(decided(one)).toBe("B, C");
});

test("what was decided is said of all, where more than two have marked it", () => {
  const way = (coder: string) => ({ coders: [coder], statement: { id: coder } });
  const said = (choice: string, coders: string[]) =>
    decided(
      between("bounds", "a1", "b1", {
        decision: { choice },
        readings: [...coders.map(way), { coders: ["Z"], statement: null }],
        marks: coders.map((coder) => mark(coder, 0, 1)),
      }),
    );
  const choices = ["both", "shared", "either", "neither"];
  expect(choices.map((choice) => said(choice, ["A", "B"]))).toEqual([
    "both stand",
    "what both share",
    "what either has",
    "neither",
  ]);
  expect(choices.map((choice) => said(choice, ["A", "B", "C"]))).toEqual([
    "all of them stand",
    "what all share",
    "what any has",
    "neither",
  ]);
});
