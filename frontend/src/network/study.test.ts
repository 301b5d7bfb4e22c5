import { expect, test } from "vitest";
import { fittingTime } from "./study";

const days = (first: string | null, last: string | null, different: number) => ({
  first,
  last,
  different,
});

test("windows fit the days they lie between, or the statements of one day", () => {
  const long = fittingTime(days("2031-01-01", "2031-03-02", 40), 500);
  expect([long.unit, long.width, long.step]).toEqual(["days", 10, 1]);
  const debate = fittingTime(days("2031-01-01", "2031-01-01", 1), 500);
  expect([debate.unit, debate.width]).toEqual(["events", 30]);
  // thirty at once would be more than there are
  expect(fittingTime(days("2031-01-01", "2031-01-01", 1), 9).width).toBe(4);
  expect(fittingTime(days(null, null, 0), 0).width).toBe(2);
});
