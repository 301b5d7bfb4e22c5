import { beforeEach, expect, test, vi } from "vitest";
import type { IntakeRow } from "../api/types";

const api = vi.hoisted(() => ({
  intake: vi.fn(),
  intakeRead: vi.fn(),
  intakeCancel: vi.fn(() => Promise.resolve()),
  intakeImport: vi.fn(),
}));
vi.mock("../api", () => ({ api }));
vi.mock("../app/state.svelte", () => ({
  shared: {
    trouble: vi.fn(),
    act: async (work: () => Promise<void>) => work().then(() => true),
  },
}));
vi.mock("./files", () => ({ base64: () => Promise.resolve("") }));
import { Intake } from "./intake.svelte";

const row = (path: string, more: Partial<IntakeRow> = {}) =>
  ({ path, key: `key of ${path}`, title: `${path}, as the file says`, ...more }) as IntakeRow;
const file = (name: string) => ({ name, file: {} as File });

beforeEach(() => vi.clearAllMocks());

test("an archive is read file by file; one that cannot be read says why, and is not taken", async () => {
  api.intake.mockResolvedValueOnce([
    row("a.txt", { unread: true }),
    row("b.txt", { unread: true }),
  ]);
  api.intakeRead.mockResolvedValueOnce(row("a.txt")).mockRejectedValueOnce(new Error("No words."));
  const intake = new Intake([file("all.zip")]);
  await intake.readAll();
  expect(intake.refused.map((i) => [i.row.path, i.row.error])).toEqual([["b.txt", "No words."]]);
  expect(intake.takes.map((i) => i.row.path)).toEqual(["a.txt"]);
  expect([intake.read, intake.total, intake.reading]).toEqual([3, 3, false]);
});

test("what is there already is not ticked", async () => {
  api.intake.mockResolvedValueOnce([row("a.txt", { there: "A talk" })]);
  const intake = new Intake([file("a.txt")]);
  await intake.readAll();
  expect(intake.readable).toHaveLength(1);
  expect(intake.takes).toEqual([]);
});

test("a title typed goes before one of the name, that before one of the file", async () => {
  api.intake.mockResolvedValueOnce([row("a.txt")]);
  const intake = new Intake([file("a.txt")]);
  await intake.readAll();
  const item = intake.readable[0]!;
  expect(intake.title(item)).toBe("a.txt, as the file says");
  intake.names = {
    pattern: "{person} - {title}",
    problem: "",
    rows: [{ date: null, fields: { title: "Of the name", person: "Voss" } }],
  } as never;
  expect(intake.title(item)).toBe("Of the name");
  expect(intake.others(item)).toEqual([["person", "Voss"]]);
  item.title = "Typed";
  expect(intake.title(item)).toBe("Typed");
});

test("what is not taken is let go, what is taken is not", async () => {
  api.intake.mockResolvedValueOnce([row("a.txt"), row("b.txt")]);
  api.intakeImport.mockResolvedValueOnce({ added: ["t1"] });
  const intake = new Intake([file("two.zip")]);
  await intake.readAll();
  intake.readable[1]!.include = false;
  expect(await intake.take("Added.")).toEqual(["t1"]);
  intake.leave();
  expect(api.intakeCancel.mock.calls).toEqual([[["key of b.txt"]]]);
});
