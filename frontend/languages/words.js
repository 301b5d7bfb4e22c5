// @ts-check
// Which strings of the pages are words for a person, and which are keys, classes and addresses.

import { readFileSync } from "node:fs";

/** What is known by exactly these letters: closed sets of the server, keys of answers and of what is kept. */
const VALUES = new Set([
  "all forms",
  "only one",
  "time told",
  "reading view",
  "text/event-stream, application/json",
]);
for (const name of ["schema", "team-schema"]) {
  const types = readFileSync(new URL(`../src/api/${name}.ts`, import.meta.url), "utf8");
  for (const [, set] of types.matchAll(/^export const \w+Values:[^=]*= \[(.*)\];/gm))
    for (const [, value] of set.matchAll(/"([^"]*)"/g)) VALUES.add(value);
}

/** Attributes whose words a person reads or hears. */
export const SPOKEN = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-roledescription",
  "hint",
  "label",
  "placeholder",
  "said",
  "title",
  "what",
]);

/** Attributes that hold names for machines, in literals and in expressions alike. */
const MUTE =
  /^(accept|action|aria-(?!label$|desc|role|valuetext).*|autocomplete|class|d|data-.*|dir|download|fill|for|form|href|id|kind|lang|list|load|method|name|orient|page|preload|rel|role|scope|src|stroke.*|style|target|text-anchor|tone|transform|type|value|via|viewBox|xmlns)$/;

/** @param {string} attribute */
export const isMute = (attribute) => MUTE.test(attribute);

/** Functions whose strings are addresses, keys, kinds or selectors. */
const MACHINES =
  /(^|\.)(querySelector(All)?|closest|matches|matchMedia|getElementById|setAttribute|getAttribute|removeAttribute|addEventListener|removeEventListener|getItem|setItem|removeItem|createElement(NS)?|fetch|toLocaleString|toLocaleDateString|normalize|RegExp|localeCompare|ask|get|post|put|patch|send|refusal|told_by)$/;

/** Names of keys on a keyboard, of formats, and of languages in themselves: no words of a sentence. */
const NAMES =
  /^(A|Aa|Alt|Arrow(Up|Down|Left|Right)?|Backspace|CSV|Control|Ctrl|DL|Del(ete)?|Deutsch|[⇧F\d ]+|Alt [^\p{L}]+|End|English|Enter|Esc(ape)?|F\d+|GEXF|GraphML|Home|Hustings|JSON|Meta|PNG|Page(Up|Down)|PDF|SVG|Shift|Space|Tab|TimelineJS|UTC|Русский|⇧j ⇧k)$/u;

/** What a space alone does not make a sentence: selectors, styles, shapes, lists of single keys. */
const NO_SENTENCE =
  /^(button|select|input|a|g|p)[,[.:]|^[.#[:][\w[#-]|^:scope|^\(prefers|\b(translate|scale|rotate|url|var|calc|rgba?)\(|\d(px|em)\b|^(Alt|Ctrl) \P{L}|^[^\s]( [^\s])+$|^\S+\/\S+$|^[a-z]+-#/u;

/** Counted things: the number and its word are put together where it is shown. */
export const COUNTING = /^(counted|count)$/;

/** Files of words alone, where a single word in small letters is shown too. */
const GLOSSARIES = new Set([
  "src/app/keys.ts",
  "src/wording/choices.ts",
  "src/wording/values.ts",
  "src/wording/whys.ts",
  "src/charts/keys.ts",
  "src/map/keys.ts",
  "src/network/keys.ts",
  "src/report/keys.ts",
  "src/words/keys.ts",
]);

/** What an arrow says, wherever it is told. */
const SAID = /^(raises|lowers|stays)$/;

/** @param {string} text */
const sentence = (text) =>
  /\s/.test(text.trim()) && /\p{L}{2}/u.test(text) && !NO_SENTENCE.test(text);

/** @param {import("wuchale").Message} message @returns {"message" | false} */
export function heuristic(message) {
  const text = message.msgStr.join("\n");
  const { scope, attribute, call, element, file, shown } = message.details;
  if (!/\p{L}/u.test(text.replace(/<\/?\d+\/?>|\{\d+\}/g, ""))) return false;
  if (element === "style" || element === "path") return false;
  if (scope === "markup") return "message";
  if (attribute)
    return SPOKEN.has(attribute) || (!isMute(attribute) && sentence(text)) ? "message" : false;
  if (call && COUNTING.test(call)) return "message";
  if (call && (MACHINES.test(call) || call.startsWith("console."))) return false;
  if (GLOSSARIES.has(file)) return /\p{L}{2}/u.test(text) && !NAMES.test(text) ? "message" : false;
  if (!shown && VALUES.has(text)) return false;
  if (/^[/?&]/.test(text) || /^#\//.test(text) || /^https?:/.test(text)) return false;
  if (sentence(text)) return "message";
  const word = text.trim();
  if (shown && /^\p{Ll}[\p{Ll}’-]+$/u.test(word)) return "message";
  if (/^\p{Lu}\p{Ll}+[\p{Ll}’-]*[.?!…:]?$/u.test(word) && !NAMES.test(word)) return "message";
  return SAID.test(word) && call === undefined ? "message" : false;
}
