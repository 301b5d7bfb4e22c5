import { beforeEach, expect, test, vi } from "vitest";

const go = vi.hoisted(() => vi.fn());
vi.mock("../app/state.svelte", () => ({ go, textPlace: (t: string, n: number) => `#/${t}/${n}` }));
vi.mock("./review-state.svelte", () => ({}));
import type { ReviewState } from "./review-state.svelte";
import { pressed } from "./keys";

const DOES = ["accept", "move", "aside", "turnEdge", "take", "name", "unsaid", "hold"];

/** A desk on which a cause lies: two concepts, its sign, whose view it is, and how sure. */
function desk(more: object = {}): ReviewState {
  const fields = [
    { name: "cause", kind: "concept" },
    { name: "effect", kind: "concept", optional: true },
    { name: "sign", kind: "sign" },
  ];
  const made = {
    current: { transcript: "t1", start: 40 },
    edge: "",
    active: "cause",
    picked: "",
    fields,
    order: [...fields.map((f) => f.name), "holder", "commitment"],
    offered: () => ["ferry", "quay"].map((name) => ({ name, score: null })),
    choices: () => [],
    commit: vi.fn(),
    queue: { stricter: vi.fn() },
    ...Object.fromEntries(DOES.map((name) => [name, vi.fn()])),
    ...more,
  };
  return made as never;
}
beforeEach(() => go.mockClear());

test("a number takes what is offered for the field, and no other", () => {
  const at = desk();
  expect(pressed(at, "2")).toBe(true);
  expect(vi.mocked(at.take).mock.calls[0]![1]).toBe("quay");
  expect(pressed(at, "3")).toBe(false);
});

test("0 names a concept that must be there, and leaves one unsaid that may be", () => {
  const must = desk(),
    may = desk({ active: "effect" });
  pressed(must, "0");
  pressed(may, "0");
  expect(must.name).toHaveBeenCalledOnce();
  expect(may.unsaid).toHaveBeenCalledOnce();
});

test("0 is the open sign where one stands in no name", () => {
  const at = desk({ active: "holder" });
  expect(pressed(at, "0")).toBe(true);
  expect(vi.mocked(at.take).mock.calls[0]).toEqual([at.fields[2], "?"]);
});

test("Enter lets a held edge go before it accepts", () => {
  const at = desk({ edge: "start" });
  pressed(at, "Enter");
  expect([at.edge, vi.mocked(at.accept).mock.calls.length]).toEqual(["", 0]);
  pressed(at, "Enter");
  expect(at.accept).toHaveBeenCalledOnce();
});

test("arrows move an edge only while it is held", () => {
  const free = desk(),
    held = desk({ edge: "end" });
  expect(pressed(free, "ArrowLeft")).toBe(false);
  pressed(held, "ArrowLeft");
  expect(vi.mocked(held.move).mock.calls).toEqual([["end", -1, "word"]]);
});

test("up from the first field is the last", () => {
  const at = desk();
  pressed(at, "ArrowUp");
  expect(at.picked).toBe("commitment");
});

test("where nothing lies, only what concerns the queue is pressed", () => {
  const at = desk({ current: null });
  expect([",", "Enter", "x", "2", "v"].map((k) => pressed(at, k))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(go).not.toHaveBeenCalled();
});
