import { expect, test } from "vitest";
import { accountOf, drawable, LISTED, OFS, standing, told } from "./figures";

test("an account is the same after it was chosen", () => {
  for (const of of OFS.filter((x) => x !== "network")) {
    expect(accountOf({ of, options: standing(of, "Ines Calder") })).toBe("Ines Calder");
    expect(accountOf({ of, options: standing(of, "") })).toBe("");
  }
});

test("a ledger and an account keep whose they are, and the day", () => {
  for (const of of LISTED) {
    expect(accountOf({ of, options: told("table", "Ines Calder") })).toBe("Ines Calder");
    expect(accountOf({ of, options: told("table", "") })).toBe("");
  }
  const { of, today } = told("account", "Ines Calder");
  expect(of).toBe("Ines Calder");
  expect(today).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test("only studies that can be drawn are offered", () => {
  const kept = ["network", "stances", "windows"].map((build) => ({ name: build, build }));
  expect(drawable(kept as never).map((s) => s.name)).toEqual(["network", "stances"]);
});
