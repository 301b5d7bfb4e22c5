import { expect, test, vi } from "vitest";
import type { Long } from "../api/long";
import { STOPPED } from "../wording/stopped";
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

test("a long question tells how far it is once it is slow, and is stopped or left", async () => {
  vi.useFakeTimers();
  const far: (number | null)[] = [],
    troubles: string[] = [];
  const ask = asker(
    () => undefined,
    (progress) => far.push(progress?.done ?? null),
  );
  let waiting: Long | undefined;
  const endless = (long: Long) => {
    waiting = long;
    return new Promise<string>((_, no) => {
      long.signal.addEventListener("abort", () => no(new Error("aborted")));
    });
  };
  const fail = (words: string) => troubles.push(words);
  ask(endless, () => undefined, fail);
  waiting!.said({ done: 1, of: 9, ahead: 0, running: true });
  expect(far).toEqual([null]);
  await vi.advanceTimersByTimeAsync(500);
  waiting!.said({ done: 2, of: 9, ahead: 0, running: true });
  expect(far).toEqual([null, 1, 2]);
  ask.stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(troubles).toEqual([STOPPED]);
  expect(far.at(-1)).toBe(null);
  ask(endless, () => undefined, fail);
  const first = waiting!;
  ask(endless, () => undefined, fail);
  expect([first.signal.aborted, waiting!.signal.aborted]).toEqual([true, false]);
  ask.leave();
  await vi.advanceTimersByTimeAsync(0);
  expect(waiting!.signal.aborted).toBe(true);
  expect(troubles).toEqual([STOPPED]);
  vi.useRealTimers();
});
