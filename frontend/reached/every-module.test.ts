// Loads every module without markup, so that what no test loads is counted as not called.
import { expect, test } from "vitest";

const modules = import.meta.glob([
  "../src/**/*.ts",
  "!../src/**/*.test.ts",
  "!../src/**/*schema.ts",
  "!../src/main.ts",
]);

test("every module loads", async () => {
  for (const load of Object.values(modules)) await load().catch(() => undefined);
  expect(Object.keys(modules).length).toBeGreaterThan(100);
}, 120_000);
