import { expect, test, vi } from "vitest";

vi.stubGlobal("document", { querySelector: () => null }); // no team gave these pages
const { PAGES } = await import("./pages");

const FILES = import.meta.glob("../**/*.page.ts");
const HELP = import.meta.glob("../../../docs/**/*.md");

test("a page is its folder: its file is found by its name, and nothing else names it", () => {
  const names = Object.keys(FILES).map((file) => /([^/]+)\.page\.ts$/.exec(file)?.[1]);
  expect(PAGES.map((page) => page.name).sort()).toEqual(names.sort());
  expect(new Set(PAGES.map((page) => page.order)).size).toBe(PAGES.length);
});

test("what explains a page is there", () => {
  for (const { help } of PAGES)
    if (help) expect(Object.keys(HELP)).toContain(`../../../docs/${help}.md`);
});
