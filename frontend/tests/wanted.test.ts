import assert from "node:assert/strict";
import test from "node:test";
import { lostFields, sharedValues } from "../src/coding/reform.ts";
import { draftOf, forgetDraft, keepDraft, type Draft } from "../src/coding/drafts.ts";
import { asked, fromAddress, hitFrom, inAddress, stepped } from "../src/transcript/wanted.ts";

const wanted = { words: "a+b & c", whole: true, case: false, regex: true };

test("what is wanted survives the address it is written in", () => {
  assert.deepEqual(fromAddress(new URLSearchParams(inAddress(wanted))), wanted);
  assert.equal(fromAddress(new URLSearchParams("at=3")), null);
  assert.equal(asked(wanted).toString(), "q=a%2Bb+%26+c&whole=true&regex=true");
});

test("hits are stepped through round the ends, from the place one stands at", () => {
  const hits = [{ start: 3 }, { start: 9 }, { start: 20 }];
  assert.deepEqual(
    [0, 9, 10, 21].map((at) => hitFrom(hits, at)),
    [0, 1, 2, 0],
  );
  assert.deepEqual([stepped(2, 1, 3), stepped(0, -1, 3), stepped(0, 1, 0)], [0, 2, 0]);
});

const field = (name: string, kind: string, label = "") => ({ name, kind, label });
const form = (name: string, fields: unknown[]) => ({ name, fields }) as never;

test("another form keeps the values both have and names those that are lost", () => {
  const position = form("position", [
      field("concept", "concept"),
      field("agreement", "yes/no", "stance"),
    ]),
    wish = form("wish", [field("concept", "concept"), field("agreement", "text")]);
  const values = { concept: "night ferry", agreement: true };
  assert.deepEqual(sharedValues(values, position, wish), { concept: "night ferry" });
  assert.deepEqual(lostFields(values, position, wish), ["stance"]);
  assert.deepEqual(sharedValues(values, position, position), values);
});

test("a draft is kept for its text alone until it is forgotten", () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (k: string) => kept.get(k) ?? null,
    setItem: (k: string, v: string) => void kept.set(k, v),
    removeItem: (k: string) => void kept.delete(k),
  };
  const draft = { subject: "d1 0 4", form: "code" } as Draft;
  keepDraft("d1", draft, store);
  assert.deepEqual([draftOf("d1", store), draftOf("d2", store)], [draft, null]);
  forgetDraft("d1", store);
  assert.equal(draftOf("d1", store), null);
});
