// The unit tests once more, counted. Run by benchmarks/reached_pages.py.
import { mergeConfig } from "vitest/config";
import plain from "../vitest.config.ts";

export default mergeConfig(plain, {
  test: { include: ["reached/*.test.ts"], setupFiles: ["reached/setup.ts"] },
});
