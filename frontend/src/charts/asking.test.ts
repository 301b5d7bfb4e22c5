import { describe, expect, it } from "vitest";
import { look, options, START } from "./asking";

describe("what a chart is asked with", () => {
  it("names only what is not as it begins", () => {
    expect(options(START)).toEqual({ variable: "concept", order: "statements" });
    expect(options({ ...START, qualifier: "none" })).toEqual({
      variable: "concept",
      order: "statements",
      qualifier: null,
    });
  });
  it("takes its own settings alone", () => {
    expect(options({ ...START, kind: "crosstab", rows: "speaker" })).toEqual({
      rows: "speaker",
      columns: "concept",
    });
    expect(options({ ...START, kind: "co_occurrence", within: "turn" })).toEqual({
      variable: "concept",
      within: "turn",
    });
    expect(options({ ...START, kind: "over_time", time: "told" })).toEqual({
      variable: "concept",
      unit: "auto",
      time: "told",
    });
  });
  it("selects statements as a network does", () => {
    const asked = { ...START, form: "position", holder: "Renn", since: "2031-01-01" };
    expect(options(asked)).toMatchObject({
      forms: ["position"],
      holders: ["Renn"],
      since: "2031-01-01",
    });
  });
  it("shows residuals of two variables, never of pairs", () => {
    expect(look({ ...START, kind: "crosstab", cells: "residuals" })).toEqual({
      cells: "residuals",
    });
    expect(look({ ...START, kind: "co_occurrence", cells: "residuals" })).toEqual({});
    expect(look({ ...START, cells: "expected" })).toEqual({});
  });
});
