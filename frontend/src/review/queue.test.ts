import { beforeEach, expect, test, vi } from "vitest";

const api = vi.hoisted(() => ({
  review: vi.fn(),
  statementPage: vi.fn(),
  named: vi.fn(),
  look: vi.fn(),
  looking: vi.fn(),
}));
const shared = vi.hoisted(() => ({
  route: { query: new URLSearchParams() },
  trouble: vi.fn(),
  refresh: vi.fn(),
}));
vi.mock("../api", () => ({ api }));
vi.mock("../app/state.svelte", () => ({ shared }));
vi.stubGlobal("sessionStorage", { getItem: () => null, setItem: () => undefined });
import type { Suggestion } from "../api/types";
import { ReviewQueue } from "./queue.svelte";

const row = (id: string, score = 0.9, state = "open") =>
  ({ id, kind: "causes", state, score, values: {} }) as unknown as Suggestion;
const ANSWER = {
  kind: "causes",
  rows: [row("a"), row("b", 0.5), row("c", 0.9, "later")],
  curve: [{ threshold: 0.8 }, { threshold: 0.4 }],
  kinds: [{ kind: "causes", open: 2, later: 1, accepted: 0, edited: 0, rejected: 0, hidden: null }],
  decisions: [] as object[],
  searched: { tier: "strong", texts: 1, of: 1 },
  looking: null,
  trouble: "",
};
const loaded = vi.fn(),
  chosen = vi.fn();
/** A queue that was asked for. */
async function queue(): Promise<ReviewQueue> {
  const made = new ReviewQueue(loaded, chosen);
  await made.load();
  return made;
}
const ids = (q: ReviewQueue) => q.waiting.map((s) => s.id);
const told = (id: string) =>
  ({ id, kind: "causes", state: "accepted", words: "", made: null }) as const;

beforeEach(() => {
  vi.clearAllMocks();
  api.review.mockResolvedValue(ANSWER);
  api.statementPage.mockResolvedValue({ rows: [], total: 0 });
  api.named.mockResolvedValue([]);
  shared.refresh.mockResolvedValue(undefined);
});

test("what was put off waits behind what is open", async () => {
  const q = await queue();
  expect(ids(q)).toEqual(["a", "b", "c"]);
  expect([q.kind, q.current?.id, q.next?.id]).toEqual(["causes", "a", "b"]);
  expect(loaded).toHaveBeenCalledOnce();
});

test("stricter leaves out what is less sure, to the end of the curve and no further", async () => {
  const q = await queue();
  q.stricter(-1);
  expect(ids(q)).toEqual(["a", "c"]);
  q.stricter(-1);
  expect(q.cut).toBe(0);
  q.stricter(5);
  expect(q.cut).toBe(1);
});

test("the next one stands there before the decision is written", async () => {
  const q = await queue();
  let write: (value: unknown) => void = () => undefined;
  q.write(q.current!, told("a"), () => new Promise((done) => (write = done)));
  expect([q.current?.id, q.pending, q.here?.open, q.here?.accepted]).toEqual(["b", 1, 1, 1]);
  await vi.waitFor(() => {
    write(null);
    expect(q.pending).toBe(0);
  });
  await vi.waitFor(() => expect(api.review).toHaveBeenCalledTimes(2));
});

test("a decision that could not be written comes back, and is said", async () => {
  const q = await queue();
  q.write(q.current!, told("a"), () => Promise.reject(new Error("gone")));
  await vi.waitFor(() => expect(q.pending).toBe(0));
  expect([ids(q), q.current?.id, q.mine]).toEqual([["a", "b", "c"], "a", []]);
  expect(shared.trouble).toHaveBeenCalledOnce();
});

test("an answer asked for before a decision is not taken: it knows nothing of it", async () => {
  const q = await queue();
  const late = q.load();
  q.write(q.current!, told("a"), () => new Promise(() => undefined));
  await late;
  expect(ids(q)).toEqual(["b", "c"]);
});

test("what was taken back elsewhere is at hand again", async () => {
  const q = await queue();
  api.review.mockResolvedValue({ ...ANSWER, decisions: [{ suggestion: "a", state: "accepted" }] });
  q.write(q.current!, told("a"), () => Promise.resolve());
  await vi.waitFor(() => expect(q.mine).toHaveLength(1));
  await vi.waitFor(() => expect(loaded).toHaveBeenCalledTimes(2));
  api.review.mockResolvedValue(ANSWER);
  await q.load();
  expect([q.current?.id, q.mine]).toEqual(["a", []]);
});

test("a wider tier is searched for first, a narrower one is only asked for", async () => {
  const q = await queue();
  api.look.mockResolvedValue({ looking: null });
  api.looking.mockResolvedValue({ looking: null });
  await q.set({ tier: "medium" });
  expect(api.look).toHaveBeenCalledExactlyOnceWith("medium", []);
  expect(q.search.looking?.tier).toBe("medium");
  await q.set({ tier: "strong" });
  expect(api.look).toHaveBeenCalledOnce();
});
