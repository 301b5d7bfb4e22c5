import { expect, test } from "vitest";
import { told } from "./told";

const OWN = {
  holder: "Voss",
  speaker: "Voss",
  chain: "",
  form: "cause",
  values: {},
  commitment: "asserts",
  about: null,
} as const;

test("an own view needs no name, another's has one, an unstated one says so", () => {
  expect(told(OWN)).toBe("asserts");
  expect(told({ ...OWN, holder: "Renn", commitment: "reports" })).toBe("Renn · reports");
  expect(told({ ...OWN, holder: null, about: "1929" })).toBe("unstated · 1929");
  expect(told({ ...OWN, form: "position", values: { agreement: false } })).toBe("against");
});

test("a chain of tellers is told in words, also where it leads back to the speaker", () => {
  const chain = "as Voss tells that Renn says";
  expect(told({ ...OWN, holder: "Calder", chain })).toBe(`Calder · ${chain}`);
  expect(told({ ...OWN, chain })).toBe(`Voss · ${chain}`);
});
