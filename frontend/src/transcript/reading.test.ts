import { beforeEach, expect, test, vi } from "vitest";
import type { Statement, Transcript } from "../api/types";

/** Answers that come when a test lets them. */
const waiting: Record<string, (answer: unknown) => void> = {};
const asked = (what: string) =>
  new Promise((answer) => {
    waiting[what] = answer;
  });

vi.mock("../api", () => ({
  Trouble: class extends Error {},
  api: {
    transcript: (key: string) => asked(`text ${key}`),
    statements: () => Promise.resolve({ rows: [] }),
    named: () => Promise.resolve([]),
    unsettled: (key: string) => Promise.resolve([{ statement: "s1", transcript: key }]),
  },
}));
vi.mock("../app/state.svelte", () => ({ go: vi.fn(), shared: { forms: [], trouble: vi.fn() } }));

const { Reading } = await import("./reading.svelte");
const WORDS = "Should it sail? Yes, at night.";
const text = (id: string) =>
  ({
    id,
    text: WORDS,
    turns: [
      { id: "t1", kind: "question", start: 0, end: 15, flags: [] },
      { id: "t2", kind: "answer", start: 16, end: WORDS.length, flags: [] },
    ],
  }) as unknown as Transcript;
const statement = (id: string, start: number, end: number) =>
  ({ id, start, end, transcript: "d1" }) as Statement;

beforeEach(() => {
  vi.stubGlobal("sessionStorage", { setItem: vi.fn(), removeItem: vi.fn() });
  vi.stubGlobal("getSelection", () => null);
});

test("what an earlier load brings after a later one has begun is left out", async () => {
  const reading = new Reading();
  const old = reading.load("d1", true),
    now = reading.load("d2");
  waiting["text d2"]?.(text("d2"));
  expect(await now).toBe(true);
  waiting["text d1"]?.(text("d1"));
  expect(await old).toBe(false);
  expect([reading.text?.id, reading.unsettled[0]?.transcript]).toEqual(["d2", "d2"]);
});

test("news of a text that is on its way does not keep it from arriving", async () => {
  const reading = new Reading();
  const first = reading.load("d1");
  waiting["text d1"]?.(text("d1"));
  const news = reading.load("d1", true);
  waiting["text d1"]?.(text("d1"));
  expect([await first, await news].filter(Boolean)).toEqual([true]);
});

test("a saved statement is open at once, in its place among the others", () => {
  const reading = new Reading();
  reading.text = text("d1");
  reading.statements = [statement("a", 0, 6), statement("c", 20, 30)];
  reading.mark({ turn: "t2", start: 16, end: 19 });
  reading.saved(statement("b", 16, 19));
  expect(reading.statements.map((s) => s.id)).toEqual(["a", "b", "c"]);
  expect([reading.opened?.id, reading.passage]).toEqual(["b", null]);
});

test("who marks the next passage while one is written stays there", () => {
  const reading = new Reading();
  reading.text = text("d1");
  reading.statements = [statement("a", 0, 6)];
  reading.mark({ turn: "t2", start: 20, end: 30 });
  expect(reading.saved(statement("b", 16, 19))).toBe(false);
  expect(reading.statements.map((s) => s.id)).toEqual(["a", "b"]);
  expect([reading.opened, reading.passage?.start]).toEqual([null, 20]);
});

test("another statement begins on the passage of the one that is open", () => {
  const reading = new Reading();
  reading.text = text("d1");
  reading.statements = [statement("a", 16, 19)];
  reading.choose("a");
  reading.another();
  expect(reading.quoted).toMatchObject({ turn: "t2", start: 16, end: 19, quote: "Yes" });
  expect(reading.here.map((s) => s.id)).toEqual(["a"]);
});

test("a mark begins at the current turn and grows in it by words", async () => {
  const reading = new Reading();
  reading.text = text("d1");
  reading.current = "t2";
  reading.moveEnd(/\S+\s*/g, true);
  expect(reading.quoted?.quote).toBe("Yes,");
  reading.moveEnd(/\S+\s*/g, true);
  reading.moveStart(true);
  expect(reading.quoted?.quote).toBe("at");
});

test("reading goes on from what was dropped, until another turn is gone to", async () => {
  const reading = new Reading();
  const loaded = reading.load("d3");
  const words = "One. Two. Three.";
  waiting["text d3"]?.({
    ...text("d3"),
    text: `${words} Four.`,
    turns: [
      { id: "t1", kind: "speech", start: 0, end: words.length, flags: [] },
      { id: "t2", kind: "speech", start: words.length + 1, end: words.length + 6, flags: [] },
    ],
  });
  await loaded;
  reading.current = "t1";
  reading.sentence(true);
  reading.sentence(true);
  reading.drop();
  expect(reading.sentence(true)).toMatchObject({ start: 10, end: 16 }); // Three.
  reading.drop();
  reading.current = "t2";
  reading.sentence(true);
  reading.drop();
  reading.current = "t1";
  expect(reading.sentence(true)).toMatchObject({ start: 0, end: 4 });
});
