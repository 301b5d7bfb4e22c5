// One question to the server.
import { noted } from "../wording/heard";
import { spoken } from "../wording/language";
import { base } from "../team/here";
import type { Answer, Method, Sent } from "./contract";
import type { paths } from "./team-schema";
import { Trouble } from "./trouble";

/** Ask of the project: of a team's, the one this page is in. */
export const ask = <M extends Method, Address extends string>(
  method: M,
  address: Address,
  ...[body]: Sent<M, `/api${Address}`>
) => askAt<Answer<M, `/api${Address}`>>(method, base + address, body);

/** Ask of a team: who is in it, and its projects. */
export const askTeam = <M extends Method, Address extends string>(
  method: M,
  address: Address,
  ...[body]: Sent<M, Address, paths>
) => askAt<Answer<M, Address, paths>>(method, address, body);

async function askAt<T>(method: string, address: string, body?: unknown): Promise<T> {
  const answer = await fetched(address, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  if (answer.ok) return (answer.status === 204 ? undefined : noted(await answer.json())) as T;
  throw troubleOf(await answer.text(), answer.status);
}

/** What the server answers, whatever it is: pictures and captions in the language of the pages. */
export async function fetched(address: string, how: RequestInit): Promise<Response> {
  const headers = { ...(how.headers as Record<string, string>), "accept-language": spoken() };
  try {
    return await fetch(address, { ...how, headers });
  } catch (error) {
    if (how.signal?.aborted) throw error;
    throw new Trouble(
      "Hustings does not answer. Is it still running? Nothing you typed is lost.",
      0,
    );
  }
}

/** A refusal: the sentence in it, and what the server knows beside. */
export function troubleOf(text: string, status: number): Trouble {
  let sentence = text,
    data: Record<string, unknown> = {};
  try {
    data = JSON.parse(text) as Record<string, unknown>;
    sentence = String(data.error);
  } catch {
    /* plain text is a sentence already */
  }
  return new Trouble(sentence || `The server answered ${status}.`, status, data);
}
