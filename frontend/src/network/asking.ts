// Only the answer to the newest question counts; what is shown is grey where that takes long.

export const words = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

export type Asker = <T>(
  question: Promise<T>,
  answer: (found: T) => void,
  fail: (words: string) => void,
) => void;

/** Milliseconds after which what is shown is called stale. */
const SLOW = 400;

export function asker(stale: (is: boolean) => void): Asker {
  let newest = 0;
  return (question, answer, fail) => {
    const mine = ++newest,
      slow = setTimeout(() => {
        if (mine === newest) stale(true);
      }, SLOW);
    void question
      .then(
        (found) => {
          if (mine !== newest) return;
          answer(found);
          fail("");
        },
        (error: unknown) => {
          if (mine === newest) fail(words(error));
        },
      )
      .finally(() => {
        clearTimeout(slow);
        if (mine === newest) stale(false);
      });
  };
}
