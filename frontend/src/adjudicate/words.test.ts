import { expect, test } from "vitest";
import type { Statement } from "../api/types";
import { pieces } from "./words";

const mark = (start: number, end: number) => ({ start, end }) as Statement;

test("a stretch is cut where either mark begins or ends, counted in code points", () => {
  const cut = pieces("👋 one two three", 10, [mark(12, 19), mark(16, 25)]);
  expect(cut.map((p) => [p.text, p.a, p.b])).toEqual([
    ["👋 ", false, false],
    ["one ", true, false],
    ["two", true, true],
    [" three", false, true],
  ]);
});
