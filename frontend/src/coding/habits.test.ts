import { expect, test } from "vitest";
import type { Form } from "../api/types";
import { again, codeOf, Habits, inVivo } from "./habits.svelte";
import { saidIn } from "./said";

const CODE = {
  name: "code",
  fields: [{ name: "concept", kind: "concept", required: true, choices: [] }],
} as unknown as Form;
const said = { ...saidIn(null), form: "code", holding: "own" as const, commitment: "asserts" };

test("names used lately come newest first, each once", () => {
  const habits = new Habits();
  for (const concept of ["Fares", "Sleep", "Fares"])
    habits.saved({ ...said, values: { concept } }, CODE);
  expect(habits.lately).toEqual(["Fares", "Sleep"]);
});

test("a holder and a commitment stand until they are ended, and never half of them", () => {
  const habits = new Habits();
  habits.stand({ ...said, commitment: "" });
  expect(habits.standing).toBeNull();
  habits.stand({ ...said, holding: "other", holder: "Traders' Guild", commitment: "reports" });
  expect(habits.standing?.holder).toBe("Traders' Guild");
  expect(codeOf(CODE, "Fares", habits.standing)).toMatchObject({
    holding: "other",
    commitment: "reports",
    values: { concept: "Fares" },
  });
  habits.stand(said);
  expect(habits.standing).toBeNull();
});

test("the last statement comes again without its memo, as a copy", () => {
  const last = { ...said, values: { concept: "Fares" }, memo: "odd" },
    next = again(last);
  next.values.concept = "Sleep";
  expect(last.values.concept).toBe("Fares");
  expect(next.memo).toBe("");
});

test("words become a name of one line, cut between words", () => {
  expect(inVivo("  the boat\n at night ")).toBe("the boat at night");
  expect(inVivo("either/or")).toBe("either or");
  const long = inVivo(
    "nobody ever died of six hundred and fifty metres of walking in the rain at night",
  );
  expect(long).toBe("nobody ever died of six hundred and fifty metres of walking …");
});
