import { expect, test } from "vitest";
import { asked, fromAddress, hitFrom, inAddress, stepped } from "./wanted";

const wanted = { words: "a+b & c", whole: true, case: false, regex: true };

test("what is wanted survives the address it is written in", () => {
  expect(fromAddress(new URLSearchParams(inAddress(wanted)))).toEqual(wanted);
  expect(fromAddress(new URLSearchParams("at=3"))).toBe(null);
  expect(asked(wanted).toString()).toBe("q=a%2Bb+%26+c&whole=true&regex=true");
});

test("hits are stepped through round the ends, from the place one stands at", () => {
  const hits = [{ start: 3 }, { start: 9 }, { start: 20 }];
  expect([0, 9, 10, 21].map((at) => hitFrom(hits, at))).toEqual([0, 1, 2, 0]);
  expect([stepped(2, 1, 3), stepped(0, -1, 3), stepped(0, 1, 0)]).toEqual([0, 2, 0]);
});
