import { expect, test } from "vitest";
import { asker } from "./asking";

test("an old answer that comes late is dropped, and trouble is told in words", async () => {
  const seen: string[] = [],
    troubles: string[] = [],
    ask = asker(() => undefined);
  let late: (found: string) => void = () => undefined;
  const old = new Promise<string>((done) => {
    late = done;
  });
  ask(
    old,
    (x) => seen.push(x),
    (w) => troubles.push(w),
  );
  ask(
    Promise.resolve("new"),
    (x) => seen.push(x),
    (w) => troubles.push(w),
  );
  late("old");
  await Promise.resolve().then(() => old);
  await new Promise((done) => setTimeout(done));
  ask(
    Promise.reject(new Error("no such form")),
    (x: string) => seen.push(x),
    (w) => troubles.push(w),
  );
  await new Promise((done) => setTimeout(done));
  expect(seen).toEqual(["new"]);
  expect(troubles).toEqual(["", "no such form"]);
});
