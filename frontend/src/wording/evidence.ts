// How a text was taken apart, in the language of the pages: the server says it in English, with the
// name of the convention that was found.
import { heard } from "./heard";
import { counted } from "./words";

const SAID = new RegExp(
  /^([\d,]+) (labels?|dashes|questions in bold) \((.*)\), (\d+) % of lines explained/u.source +
    /(?:, ([\d,]+) places? in doubt)?$/u.source,
  "u",
);
const number = (digits: string): number => Number(digits.replaceAll(",", ""));

/** What marked the words of a speaker, in words; an example (Name: words) reads in any language. */
function marks(n: number, what: string): string {
  if (what === "dashes") return counted(n, "dash", "dashes");
  if (what === "questions in bold") return counted(n, "question in bold", "questions in bold");
  return counted(n, "label");
}

/** The evidence of a structure; anything else as it was said. */
export function evident(words: string | null | undefined): string {
  const plain = words?.replaceAll("**", "") ?? "";
  const found = SAID.exec(plain);
  if (!found) return heard(plain);
  const [, many = "", what = "", how = "", share = "", places] = found;
  const told = `${marks(number(many), what)} (${convention(how)}), ${share} % of lines explained`;
  return places ? `${told}, ${counted(number(places), "place")} in doubt` : told;
}

const CONVENTIONS: Readonly<Record<string, string>> = {
  "messages of a chat, with day and time": "messages of a chat, with day and time",
  "Name: words": "Name: words",
  "Q. and A.": "Q. and A.",
  "name and time on a line of their own": "name and time on a line of their own",
  "Name [time] words": "Name [time] words",
  "Name 0:03 words": "Name 0:03 words",
  "[Name] or {Name}": "[Name] or {Name}",
  "#Name: or @Name:": "#Name: or @Name:",
  "Name in bold": "Name in bold",
  "NAME. words": "NAME. words",
  "times on a line, name on the next": "times on a line, name on the next",
  "Name — words": "Name — words",
  "name, tabulator, words": "name, tabulator, words",
  "name below a line drawn": "name below a line drawn",
  "name alone on a line": "name alone on a line",
  "name as a heading": "name as a heading",
  "– question, – answer": "– question, – answer",
  "question in bold, answer plain": "question in bold, answer plain",
};
const convention = (how: string): string => CONVENTIONS[how] ?? how;
