// Whom the words of a suggestion may name: people the project knows, and the words themselves as a new name.
import type { Named } from "../api/types";

export interface Offered {
  name: string;
  score: number | null;
  /** Whether the project does not know the name yet. */
  fresh?: boolean;
}

/** Names offered for one field, beside "none of these". */
const MOST = 3;
/** Words that stand for a name; whom they mean, a person says. */
const PRONOUNS = [
  /^(?:i|we|you|s?he|it|they|me|us|him|her|them|my|our|your|his|its|their)$/i,
  /^(?:this|that|these|those|who|which|(?:some|any|every)(?:one|body)|one)$/i,
  /^(?:people|others|some|many|most)$/i,
  /^(?:ich|wir|du|ihr|er|sie|es|man|wer|mich|uns|mein|unser|sein|ihre)$/i,
  /^(?:je|nous|tu|vous|ils?|elles?|on|qui|moi|mon|notre|son|leur)$/i,
  /^(?:yo|nosotros|usted(?:es)?|él|ellas?|ellos|quien|mi|nuestro|su)$/iu,
  /^(?:я|мы|ты|вы|он|она|оно|они|кто|мой|наш|его|её|их)$/iu,
];
const isPronoun = (word: string) => PRONOUNS.some((p) => p.test(word));
const SPEAKER = /^(?:i|we|me|my|our|ich|wir|je|nous|yo|nosotros|я|мы)$/iu;
/** Words with a capital in a row, joined by small ones as names are: "Edda Voss", "Bank of the Bay". */
const NAME =
  /\p{Lu}[\p{L}\p{N}.'’-]*(?:\s(?:(?:of|the|de|del|la|du|des|van|von|der|zu)\s){0,2}\p{Lu}[\p{L}\p{N}.'’-]*)*/gu;
const ARTICLE = /^(?:the|an?|der|die|das|ein|eine|le|la|les|un|une|el|los|las|una)\s+/iu;

const stems = (text: string) =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((w) => w.slice(0, 5)));

/** The share of a name's words that stand in `here`, the most of any of its names. */
function shared(n: Named, here: Set<string>): number {
  const shares = [n.name, ...n.aliases].map((x) => {
    const own = [...stems(x)];
    return own.length ? own.filter((y) => here.has(y)).length / own.length : 0;
  });
  return Math.max(0, ...shares);
}

/** Those of `known` that share words with `text`, nearest first, then by how much is theirs. */
function nearest(text: string, known: Named[]): Named[] {
  const here = stems(text);
  return known
    .map((n) => ({ n, own: shared(n, here) }))
    .filter(({ own }) => own > 0)
    .sort(
      (a, b) =>
        b.own - a.own || b.n.statements - a.n.statements || a.n.name.localeCompare(b.n.name),
    )
    .map(({ n }) => n);
}

/** What words name, as a name is written: "the traders" traders, "the chair, Edda Voss" Edda Voss. */
function named(words: string): string {
  const bare = words.trim().replace(ARTICLE, "");
  if (!bare || isPronoun(bare)) return "";
  if (isPronoun(bare.split(/\s/)[0] ?? "")) return bare;
  const runs = [...bare.matchAll(NAME)];
  const name = runs.findLast(
    (m) => m.index === 0 || bare.slice(0, m.index).trimEnd().endsWith(","),
  );
  return name?.[0] ?? bare;
}

/** Whom the words `about` may name: `guess` is whom a rule took a pronoun for, `speaker` says the words. */
export function offeredActors(
  about: string,
  guess: string,
  speaker: string | null,
  known: Named[],
): Offered[] {
  const own = SPEAKER.test(about.trim()) ? speaker : null;
  const words = own ?? (guess || about);
  const told = own ?? named(words);
  const has = (name: string) =>
    known.some((n) => [n.name, ...n.aliases].some((x) => x.toLowerCase() === name.toLowerCase()));
  const near = told ? nearest(words, known) : [];
  const fresh = told && !has(told) ? [{ name: told, score: null, fresh: true }] : [];
  return [
    ...near.slice(0, MOST - fresh.length).map((n) => ({ name: n.name, score: null })),
    ...fresh,
  ];
}
