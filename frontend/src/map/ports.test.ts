import { expect, test } from "vitest";
import type { MapLink } from "../api/types";
import { heightFor, portsOf } from "./ports";

const link = (cause: string, effect: string) => ({ cause, effect }) as MapLink;

test("each arrow has a port of its own at both ends", () => {
  const links = [link("A", "B"), link("A", "C"), link("B", "A"), link("A", "A")];
  const ports = portsOf("A", links);
  expect(ports.map((p) => `${p.id} ${p.side}`)).toEqual([
    "0> EAST",
    "1> EAST",
    ">2 WEST",
    "3> EAST",
    ">3 WEST",
  ]);
  expect(heightFor(ports)).toBe(48);
  expect(new Set(ports.map((p) => p.id)).size).toBe(5);
});
