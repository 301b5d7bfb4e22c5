import { describe, expect, it } from "vitest";
import { address, direction, inContext, lineOf, listed, share, START } from "./asking";

describe("what words are asked with", () => {
  it("names only what is not as it begins", () => {
    expect(listed(START)).toEqual({});
    expect(listed({ ...START, small: true, least: 3, without: "quay, boat  ferry," })).toEqual({
      small: true,
      least: 3,
      without: ["quay", "boat", "ferry"],
    });
  });
  it("takes an emptied or broken number as none", () => {
    expect(listed({ ...START, least: null as unknown as number })).toEqual({});
    expect(listed({ ...START, least: 2.7 })).toEqual({ least: 2 });
    expect(listed({ ...START, least: -4 })).toEqual({});
  });
  it("compares only where something is chosen, and sorts by keyness only then", () => {
    const wanted = { ...START, compared: true, order: "keyness" as const };
    expect(listed(wanted)).toEqual({});
    expect(listed({ ...wanted, speakers: ["Tobias Renn"] })).toEqual({
      speakers: ["Tobias Renn"],
      against: "rest",
      order: "keyness",
    });
  });
  it("looks for words in the same texts and speakers", () => {
    const asked = { ...START, texts: ["d1"], small: true };
    expect(inContext(asked, "ferry", "left")).toEqual({
      words: "ferry",
      transcripts: ["d1"],
      sort: "left",
    });
    expect(inContext(START, "ferry", "text")).toEqual({ words: "ferry" });
  });
});

describe("a word of the list", () => {
  it("is looked for with either apostrophe", () => {
    expect(lineOf("don’t")).toBe("don't, don’t");
    expect(lineOf("ferry")).toBe("ferry");
  });
  it("has an address that keeps every sign", () => {
    const query = new URLSearchParams(address("/a&b=c?/, паром").split(/\?(.*)/s)[1]);
    expect(query.get("in")).toBe("/a&b=c?/, паром");
  });
  it("has no share of no words", () => {
    expect(share(3, 0)).toBe("–");
    expect(share(1, 4000)).toBe("2.5");
  });
});

it("a line is read as the words found in it", () => {
  expect(["המעבורת", "“שלום”", "ferry", "14"].map(direction)).toEqual(["rtl", "rtl", "ltr", "ltr"]);
});
