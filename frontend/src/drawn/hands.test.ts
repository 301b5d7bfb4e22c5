import { expect, test } from "vitest";
import { Hands } from "./hands";

test("a hand that trembles clicks, one that moves carries", () => {
  const hands = new Hands<string>();
  hands.press(1, [10, 10], "node");
  expect(hands.move(1, [12, 11])).toBeNull();
  expect(hands.lift(1)).toEqual({ mark: "node", moved: false });
  hands.press(1, [10, 10], "node");
  expect(hands.move(1, [20, 10])).toEqual({ kind: "carry", dx: 10, dy: 0 });
  expect(hands.move(1, [21, 12])).toEqual({ kind: "carry", dx: 1, dy: 2 });
  expect(hands.lift(1)).toEqual({ mark: "node", moved: true });
  // a pointer that is not down moves nothing
  expect(hands.move(1, [50, 50])).toBeNull();
});

test("two fingers twice as far apart enlarge twice, round the one that rests", () => {
  const hands = new Hands<string>();
  hands.press(1, [0, 0], null);
  hands.press(2, [100, 0], null);
  expect(hands.move(2, [200, 0])).toEqual({ kind: "pinch", factor: 2, round: [0, 0] });
  expect(hands.lift(2)).toBeNull();
  expect(hands.lift(1)).toEqual({ mark: null, moved: true });
});
