// Which piece of the page each part of a report has become.
import type { Block } from "./parts";

/** The elements of the parts in their order; undefined for a text that is empty. */
export function figureParts(article: Element, blocks: Block[]): (Element | undefined)[] {
  const found = [...article.children].filter((e) => e.matches(".prose, figure, .table, .told"));
  let n = 0;
  return blocks.map(({ part }) => {
    if (part.kind === "text" && !part.text.trim()) return undefined;
    const piece = found[n];
    n += 1;
    return piece;
  });
}
