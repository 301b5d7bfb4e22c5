import { expect, test } from "vitest";
import { draftOf, forgetDraft, keepDraft, type Draft } from "./drafts";

test("a draft is kept for its text alone until it is forgotten", () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (k: string) => kept.get(k) ?? null,
    setItem: (k: string, v: string) => void kept.set(k, v),
    removeItem: (k: string) => void kept.delete(k),
  };
  const draft = { subject: "d1 0 4", form: "code" } as Draft;
  keepDraft("d1", draft, store);
  expect([draftOf("d1", store), draftOf("d2", store)]).toEqual([draft, null]);
  forgetDraft("d1", store);
  expect(draftOf("d1", store)).toBe(null);
});
