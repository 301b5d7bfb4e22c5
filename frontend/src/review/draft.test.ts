import { expect, test } from "vitest";
import type { Suggestion } from "../api/types";
import { filled, fresh, holderOf, missing, statementOf, stateOf } from "./draft";
import { asks } from "./words";

const of = (kind: string, values: object = {}) =>
  ({ id: "s1", kind, transcript: "t1", start: 10, end: 30, values }) as unknown as Suggestion;
const CAUSE = of("causes", { cause: "the ferry", effect: "noise" });

test("of a new draft everything is missing, in the order it is asked for", () => {
  const draft = fresh(CAUSE);
  expect(missing(draft, asks(CAUSE))).toEqual(["cause", "effect", "sign", "holder", "commitment"]);
  expect([draft.start, draft.end]).toEqual([10, 30]);
});

test("a view of another's is missing until the other is named", () => {
  const draft = { ...fresh(CAUSE), holding: "other", holder: " ", commitment: "asserts" as const };
  expect(missing(draft, [])).toEqual(["holder"]);
  expect(missing({ ...draft, holder: "Renn" }, [])).toEqual([]);
});

test("a source may be left unsaid, a cause may not", () => {
  const [source] = asks(of("quotations")),
    [cause] = asks(CAUSE);
  const draft = { ...fresh(CAUSE), unsaid: { quoted: true, cause: true } };
  expect([filled(draft, source!), filled(draft, cause!)]).toEqual([true, false]);
});

test("the dates and horizons that were found are there to begin with", () => {
  expect(fresh(of("dates", { about: "2031" })).about).toBe("2031");
  expect(fresh(of("predictions", { horizon: "2040" })).horizon).toBe("2040");
  expect(fresh(CAUSE).about).toBe("");
});

test("a draft becomes a statement of its form, and none while nobody says how far it is meant", () => {
  const draft = { ...fresh(CAUSE), values: { cause: "Ferry", effect: " " }, holding: "unstated" };
  expect(statementOf(CAUSE, draft)).toBeNull();
  expect(statementOf(CAUSE, { ...draft, commitment: "reports" })).toMatchObject({
    transcript: "t1",
    form: "cause",
    values: { cause: "Ferry" },
    holder: null,
    commitment: "reports",
  });
});

test("one's own view names no holder, so that a corrected turn corrects it", () => {
  const draft = { ...fresh(CAUSE), holding: "own", commitment: "asserts" as const, about: " " };
  const made = statementOf(CAUSE, draft);
  expect(made).not.toHaveProperty("holder");
  expect(made).not.toHaveProperty("about");
});

test("a prediction keeps its horizon, a cause has none", () => {
  const horizon = { horizon: "2040", commitment: "asserts" as const };
  const far = of("predictions", { horizon: "2040" });
  expect(statementOf(far, { ...fresh(far), ...horizon })?.values).toEqual({ horizon: "2040" });
  expect(statementOf(CAUSE, { ...fresh(CAUSE), ...horizon })?.values).toEqual({});
});

test("a draft is accepted as found, edited where an end was moved", () => {
  expect(stateOf(CAUSE, fresh(CAUSE))).toBe("accepted");
  expect(stateOf(CAUSE, { ...fresh(CAUSE), end: 31 })).toBe("edited");
});

test("whose view it is follows from what was chosen", () => {
  const draft = { ...fresh(CAUSE), holder: " Renn " };
  const chosen = ["own", "other", "unstated"].map((h) =>
    holderOf({ ...draft, holding: h }, "Calder"),
  );
  expect(chosen).toEqual(["Calder", "Renn", null]);
});
