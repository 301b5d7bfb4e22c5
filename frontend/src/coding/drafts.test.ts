import { expect, test } from "vitest";
import { type Draft, Drafts, subjectOf } from "./drafts.svelte";

function made(): Drafts {
  const kept = new Map<string, string>();
  return new Drafts(() => ({
    getItem: (k: string) => kept.get(k) ?? null,
    setItem: (k: string, v: string) => void kept.set(k, v),
    removeItem: (k: string) => void kept.delete(k),
  }));
}
const draft = (subject: string, form = "code") => ({ subject, form }) as Draft;

test("a draft is kept for its text alone until it is forgotten", () => {
  const drafts = made();
  drafts.keep("d1", draft("d1 0 4"));
  expect([drafts.of("d1"), drafts.of("d2")]).toEqual([[draft("d1 0 4")], []]);
  drafts.forget("d1", "d1 0 4");
  expect(drafts.of("d1")).toEqual([]);
});

test("what is begun on one passage leaves what was begun on another", () => {
  const drafts = made();
  drafts.keep("d1", draft("d1 0 4"));
  drafts.keep("d1", draft("s7"));
  drafts.keep("d1", draft("d1 0 4", "cause"));
  expect(drafts.of("d1").map((d) => [d.subject, d.form])).toEqual([
    ["s7", "code"],
    ["d1 0 4", "cause"],
  ]);
  drafts.forget("d1", "s7");
  expect(drafts.about("d1", "s7")).toBeUndefined();
  expect(drafts.about("d1", "d1 0 4")?.form).toBe("cause");
});

test("a passage is another subject than the same passage with another end", () => {
  const passage = { transcript: "d1", start: 0, end: 4 };
  expect(subjectOf(null, passage)).not.toBe(subjectOf(null, { ...passage, end: 5 }));
});
