// A question that may take long: how far it is while it lasts, and an end when nobody waits for it.
// The server begins a job and tells of it as events; closing the connection ends the job.
import { noted } from "../wording/heard";
import { base } from "../team/here";
import type { Answer, Sent } from "./contract";
import { fetched, troubleOf } from "./ask";
import { events } from "./events";
import type { paths } from "./schema";

/** How far it is: steps done, of how many (0 of 0 before the first is told). */
export type Progress =
  paths["/api/windows"]["post"]["responses"][200]["content"]["text/event-stream"];

/** Who waits: hears how far it is, and may go. */
export interface Long {
  signal: AbortSignal;
  said: (progress: Progress) => void;
}

/** A question not asked yet: it is once somebody waits. */
export const askLong =
  <Address extends string>(address: Address, ...[body]: Sent<"POST", `/api${Address}`>) =>
  async (long: Long): Promise<Answer<"POST", `/api${Address}`>> => {
    const answer = await fetched(base + address, {
      method: "POST",
      body: JSON.stringify(body),
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream, application/json",
      },
      signal: long.signal,
    });
    if (!answer.ok) throw troubleOf(await answer.text(), answer.status);
    if (!(answer.headers.get("content-type") ?? "").startsWith("text/event-stream"))
      return noted(await answer.json()) as Answer<"POST", `/api${Address}`>;
    for await (const [name, data] of events(pieces(answer))) {
      if (name === "answer") return noted(JSON.parse(data)) as Answer<"POST", `/api${Address}`>;
      if (name === "trouble") throw troubleOf(data, answer.status);
      long.said(JSON.parse(data) as Progress);
    }
    throw troubleOf("Hustings ended before it was done. Ask again.", 0);
  };

async function* pieces(answer: Response): AsyncGenerator<string> {
  const reader = answer.body!.getReader(),
    text = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield text.decode(value, { stream: true });
  }
}
