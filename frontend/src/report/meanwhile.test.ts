import { expect, test } from "vitest";
import { chosenPlan, fieldName, told } from "./meanwhile";
import { NO_PART, NOTHING } from "./parts";

const both = {
  ...NOTHING,
  title: "theirs",
  place: "Quay",
  parts: [{ ...NO_PART, text: "theirs" }],
};
const here = { ...NOTHING, title: "mine", parts: [{ ...NO_PART, text: "mine" }] };

test("a field that is kept as mine is mine, and all else is as both left it", () => {
  const made = chosenPlan(both, here, ["parts.1.text"]);
  expect(made.parts[0]?.text).toBe("mine");
  expect([made.title, made.place]).toEqual(["theirs", "Quay"]);
  expect(chosenPlan(both, here, ["title"]).title).toBe("mine");
  expect(chosenPlan(both, here, ["parts"]).parts).toEqual(here.parts);
  expect(both.parts[0]?.text).toBe("theirs");
});

test("fields and values are told in words", () => {
  expect(fieldName("parts.2.text")).toBe("Part 2: text");
  expect(fieldName("lead")).toBe("first lines");
  expect(told("")).toBe("–");
  expect(told(["A", "B"])).toBe("A, B");
  expect(told([{ ...NO_PART, text: "Who spoke" }])).toBe("1 part\n· Who spoke");
});
