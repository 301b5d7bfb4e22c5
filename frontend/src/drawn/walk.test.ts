import { describe, expect, test } from "vitest";
import { along, isLetter, led, Letters, named, round } from "./walk";

const at = (key: string, x: number, y: number) => ({ key, x, y });
const here = { x: 0, y: 0 };

describe("walking along ties", () => {
  test("an arrow takes the tie that leads that way, not what lies nearer without one", () => {
    const tied = [at("far right", 100, 10), at("up", 5, -60)];
    expect(along(here, tied, "ArrowRight")).toBe("far right");
    expect(along(here, tied, "ArrowUp")).toBe("up");
    expect(along(here, tied, "ArrowLeft")).toBeNull();
    const every = [...tied, at("near left", -20, 0), at("near right", 10, 0)];
    expect(led(here, tied, every, "ArrowRight")).toBe("far right");
    // no tie leads to the left: what lies there
    expect(led(here, tied, every, "ArrowLeft")).toBe("near left");
    expect(led(here, [], [], "ArrowDown")).toBeNull();
  });
  test("a slanting tie is taken where none leads straighter", () => {
    const tied = [at("slanting", 30, 80), at("straight", 90, 5)];
    expect(along(here, tied, "ArrowRight")).toBe("straight");
    expect(along(here, tied, "ArrowDown")).toBe("slanting");
    expect(along(here, [tied[0]!], "ArrowRight")).toBe("slanting");
    // nearly straight down is not to the right
    expect(along(here, [at("below", 5, 80)], "ArrowRight")).toBeNull();
  });
  test("round a node and back to the first", () => {
    expect(round(["a", "b", "c"], "c", 1)).toBe("a");
    expect(round(["a", "b", "c"], "a", -1)).toBe("c");
    expect(round(["a", "b"], "elsewhere", 1)).toBe("a");
    expect(round([], "a", 1)).toBeNull();
  });
});

describe("letters", () => {
  const names = [
    ["1", "Edda Voss"],
    ["2", "Émile Aron"],
    ["3", "Ines Calder"],
    ["4", "Ева Линд"],
  ] as const;
  test("jump to the next name that begins so, then to a later word", () => {
    expect(named(names, "e", null)).toBe("1");
    expect(named(names, "e", "1")).toBe("2");
    expect(named(names, "e", "2")).toBe("1");
    expect(named(names, "c", "1")).toBe("3");
    expect(named(names, "е", "1")).toBe("4");
    expect(named(names, "x", "1")).toBeNull();
  });
  test("typed soon are one word, typed late begin anew, the same goes on", () => {
    const letters = new Letters(900);
    expect(letters.typed("e", 0)).toBe("e");
    expect(letters.typed("m", 300)).toBe("em");
    expect(named(names, "em", "1")).toBe("2");
    expect(letters.typed("e", 2000)).toBe("e");
    expect(letters.typed("e", 2100)).toBe("e");
    expect(isLetter("é") && isLetter("ж") && !isLetter("+") && !isLetter("Home")).toBe(true);
  });
});
