import { beforeEach, expect, test, vi } from "vitest";

const api = vi.hoisted(() => ({ candidates: vi.fn(), decide: vi.fn(), decideMany: vi.fn() }));
const shared = vi.hoisted(() => ({ say: vi.fn(), trouble: vi.fn(), refresh: vi.fn() }));
vi.mock("../api", () => ({ api }));
vi.mock("../app/state.svelte", () => ({ shared }));
import { CandidateList, confirmed } from "./candidates.svelte";

const row = (name: string, same: [string, boolean][] = []) => ({
  name,
  ids: [`${name}-1`, `${name}-2`],
  same_as: same.map(([n, actor]) => ({ name: n, actor })),
});
const written = vi.fn();
async function list(): Promise<CandidateList> {
  api.candidates.mockResolvedValue({
    rows: [
      row("Renn"),
      row("Calder", [
        ["I. Calder", false],
        ["Ines Calder", true],
      ]),
      row("I. Calder"),
    ],
    confirmed: [],
  });
  const made = new CandidateList(written);
  await made.load();
  return made;
}
beforeEach(() => {
  vi.clearAllMocks();
  for (const one of [api.decide, api.decideMany, shared.refresh, written])
    one.mockResolvedValue({});
});

test("a name that is a known actor's becomes an alias, with those that are the same", () => {
  expect(confirmed("Calder", "", "Ines Calder", ["I. Calder", "Ines Calder"])).toEqual({
    name: "Ines Calder",
    kind: "",
    aliases: ["Calder", "I. Calder"],
  });
  expect(confirmed("Renn", "person", "", ["T. Renn"])).toEqual({
    name: "Renn",
    kind: "person",
    aliases: ["T. Renn"],
  });
});

test("nobody is confirmed whose kind no person chose", async () => {
  const names = await list();
  names.confirm();
  expect(api.decide).not.toHaveBeenCalled();
  expect(shared.say).toHaveBeenCalledOnce();
});

test("whoever is the same leaves the list with the name", async () => {
  const names = await list();
  names.look("Calder");
  names.toggle("I. Calder");
  names.toggle("Ines Calder");
  expect(names.actor).toBe("Ines Calder");
  names.confirm();
  expect(names.rows.map((r) => r.name)).toEqual(["Renn"]);
  await vi.waitFor(() => expect(written).toHaveBeenCalledOnce());
  expect(api.decide.mock.calls[0]).toEqual([
    "Calder-1",
    {
      state: "accepted",
      actor: { name: "Ines Calder", kind: "", aliases: ["Calder", "I. Calder"] },
    },
  ]);
});

test("a decision stands for every place a name was found, and the next name is at hand", async () => {
  const names = await list();
  names.aside("rejected");
  expect([names.name, names.pending]).toEqual(["Calder", 1]);
  expect(names.rows).toHaveLength(2);
  await vi.waitFor(() => expect(names.saved).toBe(true));
  expect(api.decideMany).toHaveBeenCalledExactlyOnceWith(["Renn-1", "Renn-2"], "rejected");
});

test("one that could not be written comes back", async () => {
  const names = await list();
  api.decideMany.mockRejectedValue(new Error("gone"));
  names.step(5);
  names.aside("later");
  await vi.waitFor(() => expect(names.pending).toBe(0));
  expect([names.name, names.rows.length]).toEqual(["I. Calder", 3]);
  expect(shared.trouble).toHaveBeenCalledOnce();
});
