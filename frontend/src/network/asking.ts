// Only the answer to the newest question counts; what is shown is grey where that takes long, and
// whatever may take long is told of and can be stopped.
import type { Long, Progress } from "../api/long";
import { STOPPED } from "../wording/stopped";

export const words = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

export interface Asker {
  <T>(
    question: Promise<T> | ((long: Long) => Promise<T>),
    answer: (found: T) => void,
    fail: (words: string) => void,
  ): void;
  /** Ends the newest question; its `fail` says so. */
  stop: () => void;
  /** Ends it without a word: whoever asked is leaving. */
  leave: () => void;
}

/** Milliseconds after which what is shown is called stale. */
const SLOW = 400;

export function asker(
  stale: (is: boolean) => void,
  working: (progress: Progress | null) => void = () => undefined,
): Asker {
  let newest = 0,
    end = new AbortController(),
    far: Progress | null = null;
  const ask = <T>(
    question: Promise<T> | ((long: Long) => Promise<T>),
    answer: (found: T) => void,
    fail: (words: string) => void,
  ): void => {
    const mine = ++newest;
    let waited = false;
    end.abort();
    const here = (end = new AbortController());
    far = null;
    working(null);
    const slow = setTimeout(() => {
      waited = true;
      if (mine === newest) {
        stale(true);
        working(far);
      }
    }, SLOW);
    const said = (progress: Progress) => {
      if (mine !== newest) return;
      far = progress;
      if (waited) working(progress);
    };
    void (typeof question === "function" ? question({ signal: here.signal, said }) : question)
      .then(
        (found) => {
          if (mine !== newest) return;
          answer(found);
          fail("");
        },
        (error: unknown) => {
          if (mine === newest) fail(here.signal.aborted ? STOPPED : words(error));
        },
      )
      .finally(() => {
        clearTimeout(slow);
        if (mine !== newest) return;
        stale(false);
        working(null);
      });
  };
  const stop = () => end.abort();
  const leave = () => {
    newest++;
    stop();
  };
  return Object.assign(ask, { stop, leave });
}
