import { expect, test, vi } from "vitest";
import { ask } from "./ask";
import { exporters } from "./exporters";

vi.mock("./ask", () => ({ ask: vi.fn() }));

test("what other packages write is asked once, after a failure again, and told apart", async () => {
  const ties = { name: "ties", label: "Ties, a line each", suffix: ".ties", takes: "network" };
  const boxes = { name: "boxes", label: "Boxes", suffix: ".box", takes: "map" };
  vi.mocked(ask).mockRejectedValueOnce(new Error("Not now.")).mockResolvedValueOnce([ties, boxes]);
  await expect(exporters("network")).rejects.toThrow("Not now.");
  expect(await exporters("network")).toEqual([ties]);
  expect(await exporters("map")).toEqual([boxes]);
  expect(ask).toHaveBeenCalledTimes(2);
});
