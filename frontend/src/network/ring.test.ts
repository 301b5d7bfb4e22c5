import { expect, test } from "vitest";
import { ringSaid } from "./ring";

const nodes = (...kinds: string[]): { kind: string }[] => kinds.map((kind) => ({ kind }));

test("a ring is what the actors were said to be, and only an actor where nobody said", () => {
  expect(ringSaid(nodes("person", "concept", "organisation"))).toBe("person");
  expect(ringSaid(nodes("person", "country"))).toBe("person or other");
  expect(ringSaid(nodes("actor", "country"))).toBe("actor");
  expect(ringSaid(nodes("concept", ""))).toBe("actor");
});
