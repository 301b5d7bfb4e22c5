import { describe, expect, it } from "vitest";
import { nearest } from "./rove";

const GRID = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 0, y: 10 },
  { x: 40, y: 11 },
];

describe("arrows among marks", () => {
  it("go to the nearest that way", () => {
    expect(nearest({ x: 0, y: 0 }, GRID, "ArrowRight")).toBe(1);
    expect(nearest({ x: 0, y: 0 }, GRID, "ArrowDown")).toBe(2);
    expect(nearest({ x: 0, y: 10 }, GRID, "ArrowRight")).toBe(3);
    expect(nearest({ x: 40, y: 11 }, GRID, "ArrowLeft")).toBe(2);
  });
  it("stay where nothing lies that way", () => {
    expect(nearest({ x: 0, y: 0 }, GRID, "ArrowUp")).toBeNull();
    expect(nearest({ x: 0, y: 0 }, [], "ArrowDown")).toBeNull();
  });
});
