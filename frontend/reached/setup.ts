// Counts which functions of the pages a test file calls, as V8 counts them.
import { mkdirSync, writeFileSync } from "node:fs";
import { Session, type Profiler } from "node:inspector/promises";
import { afterAll } from "vitest";

const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });

afterAll(async () => {
  const told: Profiler.TakePreciseCoverageReturnType = await session.post(
    "Profiler.takePreciseCoverage",
  );
  const scripts = told.result.filter(({ url }) => url.includes("/frontend/src/"));
  const folder = process.env.REACHED!;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${crypto.randomUUID()}.json`, JSON.stringify(scripts));
});
