import { beforeEach, expect, test, vi } from "vitest";
import type { CompareAnswer } from "../api/types";

const api = vi.hoisted(() => ({ ascription: vi.fn(), compare: vi.fn() }));
const maps = vi.hoisted(() => ({ holders: vi.fn(), evidence: vi.fn() }));
vi.mock("../api", () => ({ api }));
vi.mock("../api/maps", () => ({ maps }));
vi.mock("../app/state.svelte", () => ({ shared: { trouble: vi.fn() } }));
const kept = new Map<string, string>();
vi.stubGlobal("sessionStorage", {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => kept.set(name, value),
});
import { Comparing, Told } from "./comparing.svelte";

const link = (cause: string, effect: string, more: object = {}) => ({
  cause,
  effect,
  sign: 1,
  denied: false,
  ...more,
});
/** Voss: ferry → noise, noise → sleep. Renn: ferry → noise the other way round, ferry → visitors. */
const BOTH = {
  a: { links: [link("ferry", "noise"), link("noise", "sleep"), link("quay", "noise")] },
  b: { links: [link("ferry", "noise"), link("ferry", "visitors"), link("quay", "noise")] },
  shared_concepts: ["ferry", "noise", "quay"],
  links: {
    opposed: [link("ferry", "noise", { a_sign: 1, b_sign: -1 })],
    shared: [
      link("ferry", "noise", { a_sign: 1, b_sign: -1 }),
      link("quay", "noise", { a_sign: 1, b_sign: 1 }),
      link("tide", "noise", { a_sign: 0, b_sign: 1 }),
    ],
    only_a: [link("noise", "sleep")],
    only_b: [link("ferry", "visitors")],
  },
} as unknown as CompareAnswer;

beforeEach(() => {
  kept.clear();
  vi.clearAllMocks();
});

test("each arrow is drawn once, on the side it is told on", () => {
  const told = new Told(BOTH);
  const of = (cause: string, effect: string) => told.sides.get(`${cause}|${effect}`);
  expect(told.links).toHaveLength(4);
  expect([of("noise", "sleep"), of("ferry", "visitors")]).toEqual(["a", "b"]);
  expect([of("quay", "noise"), of("ferry", "noise")]).toEqual(["both", "opposed"]);
});

test("only arrows to which both give a sign are counted, and of these those with the same", () => {
  const told = new Told(BOTH);
  expect([told.same, told.firm]).toEqual([1, 2]);
});

test("one account never stands on both sides: the two change places", () => {
  const comparing = new Comparing();
  [comparing.study.a, comparing.study.b] = ["Voss", "Renn"];
  comparing.choose("a", "Renn");
  expect([comparing.study.a, comparing.study.b]).toEqual(["Renn", "Voss"]);
});

test("whose account is gone is replaced by who is there; positions make an account too", async () => {
  kept.set("compare", JSON.stringify({ a: "Gone", b: "Voss" }));
  maps.holders.mockResolvedValueOnce({ holders: [{ name: "Voss", claims: 3 }] });
  api.ascription.mockResolvedValueOnce({ holders: ["Voss", "Renn", "unstated"] });
  const comparing = new Comparing();
  await comparing.look();
  expect(comparing.accounts).toEqual([
    { name: "Voss", claims: 3 },
    { name: "Renn", claims: 0 },
  ]);
  expect([comparing.study.a, comparing.study.b]).toEqual(["Renn", "Voss"]);
});

test("where one tells no cause there are no two maps, and nothing is asked", async () => {
  const comparing = new Comparing();
  comparing.accounts = [
    { name: "Voss", claims: 3 },
    { name: "Renn", claims: 0 },
  ];
  [comparing.study.a, comparing.study.b] = ["Voss", "Renn"];
  await comparing.compare();
  expect(comparing.both).toBeNull();
  expect(api.compare).not.toHaveBeenCalled();
});

test("an older answer is passed over, and what is held is held of shared factors only", async () => {
  const comparing = new Comparing();
  comparing.accounts = ["Voss", "Renn"].map((name) => ({ name, claims: 2 }));
  [comparing.study.a, comparing.study.b] = ["Voss", "Renn"];
  comparing.held = { ferry: 1, rain: 1 };
  let late = (_: CompareAnswer): void => undefined;
  api.compare.mockReturnValueOnce(new Promise((done) => (late = done)));
  const first = comparing.compare();
  api.compare.mockResolvedValueOnce(BOTH);
  await comparing.compare();
  late({ ...BOTH, shared_concepts: [] });
  await first;
  expect(comparing.both).toBe(BOTH);
  expect(comparing.held).toEqual({ ferry: 1 });
});

test("an arrow opens the sentences of either account, asked for by its name", async () => {
  const comparing = new Comparing();
  [comparing.study.a, comparing.study.b] = ["Voss", "Renn"];
  comparing.both = BOTH;
  maps.evidence.mockImplementation(({ holders }: { holders: string[] }) =>
    Promise.resolve({ statements: [{ id: `of ${holders[0]}` }], total: 1, told: "" }),
  );
  await comparing.show(link("noise", "sleep"));
  expect(comparing.quotes).toEqual({ a: [{ id: "of Voss" }], b: [] });
  await comparing.show(link("quay", "noise"));
  expect(comparing.quotes).toEqual({ a: [{ id: "of Voss" }], b: [{ id: "of Renn" }] });
  expect(maps.evidence).toHaveBeenLastCalledWith({
    holders: ["Renn"],
    commitments: ["asserts"],
    cause: "quay",
    effect: "noise",
    sign: 1,
    denied: false,
  });
});
