// Server-sent events out of an answer that is read as it comes.

/** Name and data of each event, however the stream was cut. */
export async function* events(stream: AsyncIterable<string>): AsyncGenerator<[string, string]> {
  let line: string[] = [],
    name = "";
  for await (const piece of stream) {
    const [first = "", ...more] = piece.split("\n");
    line.push(first);
    for (const next of more) {
      const [field, value] = parted(line.join(""));
      line = [next];
      if (field === "event") name = value;
      else if (field === "data") yield [name, value];
    }
  }
}

function parted(line: string): [string, string] {
  const at = line.indexOf(": ");
  return [line.slice(0, Math.max(0, at)), line.slice(at + 2).replace(/\r$/, "")];
}
