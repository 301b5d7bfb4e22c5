import { expect, test } from "vitest";
import type { Decided, KindCount, Suggestion } from "../api/types";
import { counted, decisionsOf, hiddenSaid, type Mine } from "./counting";

const row = (id: string, state = "open") => ({ id, kind: "causes", state }) as Suggestion;
const KIND = {
  kind: "causes",
  open: 4,
  later: 1,
  accepted: 2,
  edited: 0,
  rejected: 0,
} as KindCount;

test("what is being written counts as what it became, and no longer as what it was", () => {
  const rows = [row("a"), row("b"), row("c", "later"), row("d")];
  const gone = { a: "accepted", b: "later", c: "rejected", d: "open", other: "edited" };
  expect(counted(KIND, rows, gone)).toMatchObject({
    open: 2,
    later: 1,
    accepted: 3,
    edited: 0,
    rejected: 1,
  });
});

test("a decision of another kind changes nothing", () => {
  expect(counted({ ...KIND, kind: "dates" }, [row("a")], { a: "edited" }).edited).toBe(0);
});

const told = (suggestion: string, state: string) =>
  ({ suggestion, state, kind: "causes" }) as Decided;
const mine = (id: string, state: Mine["state"]): Mine => ({
  id,
  kind: "causes",
  state,
  words: id,
  made: null,
});

test("what is written stands before what the server has, each once", () => {
  const shown = decisionsOf(
    [told("a", "accepted"), told("b", "rejected"), { ...told("x", "open"), kind: null } as Decided],
    [mine("c", "later"), mine("b", "accepted"), mine("a", "accepted")],
  );
  expect(shown.map((d) => [d.suggestion, d.state])).toEqual([
    ["c", "later"],
    ["b", "accepted"],
    ["a", "accepted"],
  ]);
});

test("eight decisions are shown", () => {
  const many = Array.from({ length: 12 }, (_, i) => told(`s${i}`, "accepted"));
  expect(decisionsOf(many, [])).toHaveLength(8);
});

test("why something is not shown is said for each reason there is", () => {
  expect(hiddenSaid({ muted: 0, blind: 1, tier: 3 }, "strong")).toBe(
    "1 suggestion in passages kept blind · 3 suggestions less sure than “strong”",
  );
  expect(hiddenSaid({ muted: 0, blind: 0, tier: 0 }, "all")).toBe("");
});
