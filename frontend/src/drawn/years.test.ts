import { describe, expect, it } from "vitest";
import { edtfYear, saidYear } from "./years";

describe("years", () => {
  it("has four digits in EDTF, a minus before year 0, a Y before longer ones", () => {
    expect([1984, 44, -43, 12000].map(edtfYear)).toEqual(["1984", "0044", "-0043", "Y12000"]);
  });
  it("is said as people say it", () => {
    expect([1984, 0, -43].map(saidYear)).toEqual(["1984", "1 BC", "44 BC"]);
  });
});
