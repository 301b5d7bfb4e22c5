import { expect, test } from "vitest";
import { lostFields, sharedValues } from "./reform";

const field = (name: string, kind: string, label = "") => ({ name, kind, label });
const form = (name: string, fields: unknown[]) => ({ name, fields }) as never;

test("another form keeps the values both have and names those that are lost", () => {
  const position = form("position", [
      field("concept", "concept"),
      field("agreement", "yes/no", "stance"),
    ]),
    wish = form("wish", [field("concept", "concept"), field("agreement", "text")]);
  const values = { concept: "night ferry", agreement: true };
  expect(sharedValues(values, position, wish)).toEqual({ concept: "night ferry" });
  expect(lostFields(values, position, wish)).toEqual(["stance"]);
  expect(sharedValues(values, position, position)).toEqual(values);
});
