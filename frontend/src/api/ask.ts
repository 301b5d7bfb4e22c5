// One question to the server. Every trouble is one sentence the server wrote for a person.
import { base } from "../team/here";

export class Trouble extends Error {
  constructor(
    message: string,
    readonly status: number,
    /** What the server knows beside the sentence: its kind, both values, what stands on it. */
    readonly data: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** Ask of the project: of a team's, the one this page is in. */
export const ask = <T>(method: string, path: string, body?: unknown) =>
  askAt<T>(method, base + path, body);

export async function askAt<T>(method: string, address: string, body?: unknown): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(address, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
  } catch {
    throw new Trouble(
      "Hustings does not answer. Is it still running? Nothing you typed is lost.",
      0,
    );
  }
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as T;
  const text = await answer.text();
  let sentence = text,
    data: Record<string, unknown> = {};
  try {
    data = JSON.parse(text) as Record<string, unknown>;
    sentence = String(data.error);
  } catch {
    /* plain text is a sentence already */
  }
  throw new Trouble(sentence || `The server answered ${answer.status}.`, answer.status, data);
}
