// The sentences of some words: what the arrow keys step by, what the review shows a passage in. The browser's own rules, but for a few marks they take for an end.

/** Where a sentence begins and ends in some words (UTF-16 units), without the space around it. */
export type Bounds = [begin: number, end: number];

/** A full stop behind these ends no sentence: an initial, a title, a short form that needs more words. */
const NO_END =
  /(?:^|[\s("“„«])(?:(?!I\b)\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Hon|Rev|Gen|Sen|Rep|Gov|St|vs|cf|ca|bzw|vgl|Hr|Fr|Sr|Sra|[ezu]\.\s?[gBaA]|i\.\s?e|d\.\s?h|т\.\s?е|г|им)\.\s*$/u;

/** Nor behind these, where a number follows: “No. 4”, and not “No. I never said so.” */
const NUMBERED = /(?:^|[\s("“„«])(?:[Nn][or]|Art|Abs|Ziff|[Ff]ig|p|pp|S)\.\s*$/u;

/** What ends a clause, with quotes and space behind it. */
const CLAUSE_END = /[,;:.!?…—–]+["”’)]*(?:\s+|$)/gu;

const goesOn = (piece: string, next: string) =>
  NO_END.test(piece) || (/\d/.test(next) && NUMBERED.test(piece));

/** All sentences of some words, in their order. */
export function sentences(words: string): Bounds[] {
  const found: Bounds[] = [];
  let begin = 0;
  for (const { segment, index } of new Intl.Segmenter(undefined, {
    granularity: "sentence",
  }).segment(words)) {
    const stop = index + segment.length,
      piece = words.slice(begin, stop);
    if (stop < words.length && goesOn(piece, words.charAt(stop))) continue;
    if (piece.trim()) found.push([stop - piece.trimStart().length, begin + piece.trimEnd().length]);
    begin = stop;
  }
  return found;
}

/** The first sentence that begins at or behind a place, or the last that ends at or before it. */
export function sentenceFrom(words: string, place: number, on: boolean): Bounds | undefined {
  const all = sentences(words);
  return on ? all.find(([begin]) => begin >= place) : all.reverse().find(([, end]) => end <= place);
}

/** All clauses of some words, in their order; none goes over the end of a sentence. */
function clauses(words: string): Bounds[] {
  return sentences(words).flatMap(([begin, end]) => {
    const within = words.slice(begin, end),
      found: Bounds[] = [];
    let from = 0;
    for (const { index, 0: mark } of within.matchAll(CLAUSE_END)) {
      const stop = index + mark.trimEnd().length;
      if (NO_END.test(within.slice(from, stop))) continue;
      found.push([begin + from, begin + stop]);
      from = index + mark.length;
    }
    if (from < within.length) found.push([begin + from, end]);
    return found;
  });
}

/**
 * The clause behind a mark or before it; a mark over several (a sentence) is entered by its first
 * or its last.
 */
export function clauseFrom(words: string, mark: Bounds, on: boolean): Bounds | undefined {
  const all = clauses(words),
    [begin, end] = mark,
    within = all.filter((c) => c[0] >= begin && c[1] <= end);
  if (within.length > 1) return on ? within[0] : within.at(-1);
  return on ? all.find((c) => c[0] >= end) : all.reverse().find((c) => c[1] <= begin);
}
