// What the buttons over a text do to it: words and what is selected in, words and selection out.
export interface Typed {
  text: string;
  start: number;
  end: number;
}

/** Put a mark round what is selected, or take it off where it is there. */
export function wrapped({ text, start, end }: Typed, mark: string): Typed {
  const n = mark.length,
    inside = text.slice(start, end);
  if (text.slice(start - n, start) === mark && text.slice(end, end + n) === mark)
    return {
      text: text.slice(0, start - n) + inside + text.slice(end + n),
      start: start - n,
      end: end - n,
    };
  return {
    text: text.slice(0, start) + mark + inside + mark + text.slice(end),
    start: start + n,
    end: end + n,
  };
}

/** Begin the lines that are selected with a mark, or take it off where all have it. */
export function led({ text, start, end }: Typed, mark: string): Typed {
  const from = text.lastIndexOf("\n", start - 1) + 1,
    until = text.indexOf("\n", end),
    to = until < 0 ? text.length : until;
  const lines = text.slice(from, to).split("\n");
  const all = lines.every((line) => line.startsWith(mark));
  const made = lines.map((line) => (all ? line.slice(mark.length) : mark + line)).join("\n");
  return {
    text: text.slice(0, from) + made + text.slice(to),
    start: from,
    end: from + made.length,
  };
}

/** A note on a statement: on the words that are selected, or on the last word before. */
export function noted({ text, start, end }: Typed, statement: string, otherwise: string): Typed {
  let from = start,
    to = end;
  if (start === end) {
    // the last word, without the full stop behind it
    const before = /([\p{L}\p{N}’'-]+)([^\p{L}\p{N}\s[\]()]*)$/u.exec(text.slice(0, start));
    if (before) [from, to] = [start - before[0].length, start - (before[2] ?? "").length];
  }
  const words = text.slice(from, to).replace(/[[\]]/g, "").replace(/\s+/g, " ");
  const note = `[${words || otherwise}](note:${statement})`;
  const at = from + note.length;
  return { text: text.slice(0, from) + note + text.slice(to), start: at, end: at };
}
