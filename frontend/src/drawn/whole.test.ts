import { expect, test } from "vitest";
import short from "../../../tests/show/samples/network.short?raw";
import svg from "../../../tests/show/samples/network.svg?raw";
import { written } from "./whole";

// A drawing and what the server makes of it: tests/show/test_sending.py keeps them together.
test("what was sent in short is written out as the very drawing", () => {
  expect(short.length).toBeLessThan(svg.length * 0.6);
  expect(written(short)).toBe(svg);
});
test("what was sent whole stays as it is", () => {
  expect(written("<svg><g/></svg>")).toBe("<svg><g/></svg>");
});
