import { expect, test } from "vitest";
import { accountOf, drawable, OFS, standing } from "./figures";

test("an account is the same after it was chosen", () => {
  for (const of of OFS.filter((x) => x !== "network")) {
    expect(accountOf({ of, options: standing(of, "Ines Calder") })).toBe("Ines Calder");
    expect(accountOf({ of, options: standing(of, "") })).toBe("");
  }
});

test("only studies that can be drawn are offered", () => {
  const kept = ["network", "map", "windows"].map((build) => ({ name: build, build }));
  expect(drawable(kept as never).map((s) => s.name)).toEqual(["network", "map"]);
});
