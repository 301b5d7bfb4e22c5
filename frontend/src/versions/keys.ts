// The keys of the page that sets two versions side by side: what each of them does where one stands.
import { typing } from "../app/state.svelte";
import type { SideBySide } from "./beside.svelte";

type Verb = () => void;

const VERBS: Record<string, (page: SideBySide) => void> = {
  j: (page) => page.goTo(page.at + 1),
  k: (page) => page.goTo(page.at - 1),
  f: (page) => page.goToDoubt(),
  ArrowLeft: (page) => void (page.side = "left"),
  ArrowRight: (page) => void (page.side = "right"),
  s: (page) => page.markSentence(),
  "=": (page) => page.link(),
  "1": (page) => page.alone("left"),
  "2": (page) => page.alone("right"),
  ">": (page) => page.shift(1),
  "<": (page) => page.shift(-1),
  Backspace: (page) => page.forget(),
};

/** Keys of every page. */
const ELSEWHERE = new Set(["z", "Z", "/", "?"]);

/** Answers one key; `statement` gives it to the statement that is made, true where it meant something there. */
export function onkey(
  event: KeyboardEvent,
  page: SideBySide,
  statement: (event: KeyboardEvent) => boolean,
): void {
  if (document.querySelector("dialog[open]") || typing(event)) return;
  const verb = meant(event, page, statement);
  if (!verb) return;
  event.preventDefault();
  verb();
}

function meant(
  event: KeyboardEvent,
  page: SideBySide,
  statement: (event: KeyboardEvent) => boolean,
): Verb | null {
  const { key, shiftKey } = event;
  if (key === "Escape") return () => page.clear();
  if (shiftKey && (key === "ArrowRight" || key === "ArrowLeft"))
    return () => page.lengthen(key === "ArrowRight");
  if (ELSEWHERE.has(key)) return null;
  if ((page.passage || page.opened) && statement(event)) return () => undefined;
  const verb = VERBS[key];
  return verb ? () => verb(page) : null;
}
