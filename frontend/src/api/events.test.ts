import { expect, test } from "vitest";
import { events } from "./events";

async function* cut(text: string, at: number): AsyncGenerator<string> {
  for (let i = 0; i < text.length; i += at) {
    await Promise.resolve();
    yield text.slice(i, i + at);
  }
}

test("events are the same however the stream is cut, and pings are none", async () => {
  const stream =
    'event: progress\r\ndata: {"done":1}\r\n\r\n: ping\r\n\r\nevent: answer\r\ndata: {"a": "b: c"}\r\n\r\n';
  for (let at = 1; at <= stream.length; at++) {
    const found: [string, string][] = [];
    for await (const event of events(cut(stream, at))) found.push(event);
    expect(found).toEqual([
      ["progress", '{"done":1}'],
      ["answer", '{"a": "b: c"}'],
    ]);
  }
});
