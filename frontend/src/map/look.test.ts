import { expect, test } from "vitest";
import { mapLookOptions, PLAIN_MAP, withMoved } from "./look";

test("a look at rest says nothing, and a moved factor keeps the way the map runs", () => {
  expect(mapLookOptions(PLAIN_MAP)).toEqual({});
  const moved = withMoved(PLAIN_MAP, { noise: [40, 50] }, "down");
  expect(mapLookOptions(moved)).toEqual({ layout: "down", moved: { noise: [40, 50] } });
  expect(withMoved(moved, { sleep: [1, 2] }, "right").moved).toEqual({
    noise: [40, 50],
    sleep: [1, 2],
  });
});
