import { expect, test } from "vitest";
import { readBeside, told } from "./told";

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

test("a stance is told once: what stands behind it is its concept alone", () => {
  const position = { form: "position", reading: "night ferry: against" } as const;
  const values = { concept: "night ferry", agreement: false };
  expect(told({ ...OWN, ...position, values })).toBe("against");
  expect(readBeside({ ...position, values })).toBe("night ferry");
  expect(readBeside({ ...position, values: { agreement: false } })).toBe("night ferry: against");
  const cause = { cause: "noise", effect: "sleep", sign: "-" };
  expect(readBeside({ form: "cause", values: cause, reading: "noise lowers sleep" })).toBe(
    "noise lowers sleep",
  );
});
