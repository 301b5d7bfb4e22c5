// Of many texts those that fit what is typed are fetched; the chosen ones stay.
import { expect, test, vi } from "vitest";

const { library } = vi.hoisted(() => ({ library: vi.fn() }));
vi.mock("../api/shelves", () => ({ shelves: { library } }));
const { TextTitles } = await import("./texts.svelte");

const row = (id: string, title: string) => ({
  id,
  title,
  source: { name: `${id}.txt` },
  statements: 0,
});

test("the chosen text stands before those that fit, and how many more fit is said", async () => {
  library.mockImplementation(({ key }: { key?: string[] }) =>
    Promise.resolve(
      key
        ? { rows: [row("d9", "The ferry")], total: 1, every: 900 }
        : { rows: [row("d1", "Quay"), row("d2", "")], total: 5, every: 900 },
    ),
  );
  const titles = new TextTitles();
  await titles.look(" q ", ["d9", "d1", "", "gone"]);
  expect(titles.rows.map((t) => t.title)).toEqual(["The ferry", "Quay", "d2.txt"]);
  expect([titles.more, titles.every]).toEqual([3, 900]);
  expect(library.mock.calls).toEqual([
    [{ q: "q", limit: 200, sort: "added" }],
    [{ key: ["d9", "gone"], limit: 500 }],
  ]);
});

test("an answer to what was typed before comes too late", async () => {
  let late: (page: unknown) => void = () => undefined;
  library.mockImplementationOnce(() => new Promise((done) => (late = done)));
  library.mockResolvedValueOnce({ rows: [row("d2", "New")], total: 1, every: 2 });
  const titles = new TextTitles();
  const first = titles.look("o", []);
  await titles.look("n", []);
  late({ rows: [row("d1", "Old")], total: 1, every: 2 });
  await first;
  expect(titles.rows.map((t) => t.title)).toEqual(["New"]);
});
