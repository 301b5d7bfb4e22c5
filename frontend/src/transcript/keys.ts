// The keys of the reading page: what each of them does where one stands.
import { type Draft, drafts, subjectOf } from "../coding/drafts.svelte";
import { habits } from "../coding/habits.svelte";
import { STANDS } from "../coding/keys";
import { copyCited } from "../text/citing";
import { go, shared, typing } from "../app/state.svelte";
import type { Column } from "./column.svelte";
import type { Finding } from "./finding.svelte";
import { CLAUSE, WORD } from "./lengthening";
import { player } from "./player.svelte";
import type { Reading } from "./reading.svelte";
import { reviewOf, type Suggested } from "./suggested.svelte";

/** What the keys of the page work on. */
export interface Desk {
  reading: Reading;
  column: Column;
  finding: Finding;
  suggested: Suggested;
  /** Gives a key to the statement that is made; true where it meant something there. */
  statement: (event: KeyboardEvent) => boolean;
  outline: () => void;
  panel: () => void;
}

type Verb = () => void;

/** What the space bar presses by itself. */
const PRESSED = "button, a, audio, video, summary";

/** Keys of every page. */
const ELSEWHERE = new Set(["z", "Z", "/"]);

/** Answers one key of the page. */
export function onkey(event: KeyboardEvent, desk: Desk): void {
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Escape" && !typing(event)) leave(desk);
  else {
    const verb = event.key === "F3" ? hit(event, desk) : typing(event) ? null : meant(event, desk);
    if (!verb) return;
    event.preventDefault();
    verb();
  }
}

/** What was begun, marked and stepped to is left; where there is nothing, the finding ends. */
function leave({ reading, finding, suggested }: Desk): void {
  if (reading.text && (reading.opened || reading.quoted))
    drafts.forget(reading.text.id, subjectOf(reading.opened, reading.quoted));
  if (!reading.passage && !reading.selected) finding.close();
  reading.drop();
  reading.fixing = "";
  suggested.hinted = "";
}

function hit(event: KeyboardEvent, { finding }: Desk): Verb | null {
  return finding.wanted ? () => finding.step(event.shiftKey ? -1 : 1) : null;
}

function meant(event: KeyboardEvent, desk: Desk): Verb | null {
  const { reading } = desk,
    marking =
      sentenceOf(event, desk) ??
      clauseOf(event, desk) ??
      lengtheningOf(event, desk) ??
      markingOf(event, reading);
  if (marking) return marking;
  if (event.altKey || ELSEWHERE.has(event.key)) return null;
  if (event.key === "C" && (reading.quoted || reading.opened))
    return () => void copyCited(reading.quoted ?? reading.opened);
  if (event.key === "m" && reading.opened && !reading.passage) return reading.another;
  if ((reading.passage || reading.opened) && desk.statement(event)) return () => undefined;
  return VERBS[event.key]?.(desk, event) ?? fixOf(event.key, desk);
}

/** Whether a statement is being made: its form is chosen, and it is not saved. */
function beginning({ quoted }: Reading): boolean {
  if (!quoted) return false;
  return Boolean(drafts.about(quoted.transcript, subjectOf(null, quoted))?.form);
}

/** What was done before is not undone under the hand that writes; to be asked before any page. */
export function early(event: KeyboardEvent, { reading }: Desk): void {
  if (event.key !== "z" || typing(event) || !beginning(reading)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  shared.say(`A statement is being made. Save it or drop it; then ${shared.key("z")} undoes.`);
}

/** So many sentences at once, on long turns. */
const FAR = 5;

/** What an arrow key moves by itself. */
const ARROWED = "select, [role=combobox], [role=listbox], [role=radiogroup], audio, video";

/** Marking the sentence behind or before; with a capital letter, five further. */
function sentenceOf(event: KeyboardEvent, { reading, column }: Desk): Verb | null {
  const by = { ArrowDown: 1, ArrowUp: -1, J: FAR, K: -FAR }[event.key];
  if (!by || event.altKey || (event.shiftKey && Math.abs(by) === 1) || on(event, ARROWED))
    return null;
  return () => {
    for (let step = 0; step < Math.abs(by); step += 1) if (!reading.sentence(by > 0)) break;
    const { passage } = reading;
    if (!passage) return;
    reading.current = passage.turn;
    column.reveal();
  };
}

/** Marking the clause behind or before what is marked or open. */
function clauseOf(event: KeyboardEvent, { reading, column }: Desk): Verb | null {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by || event.altKey || event.shiftKey || on(event, ARROWED)) return null;
  if (!reading.passage && !reading.opened) return null;
  return () => {
    reading.clause(by > 0);
    column.reveal();
  };
}

/** Making a mark longer or shorter by a sentence; what ends then is in sight. */
function lengtheningOf(event: KeyboardEvent, { reading, column }: Desk): Verb | null {
  const by = { ArrowDown: true, ArrowUp: false }[event.key];
  if (by === undefined || !event.shiftKey || event.altKey || on(event, ARROWED)) return null;
  return () => {
    if (!reading.passage && reading.opened) reading.another();
    reading.moveEnd("sentence", by);
    column.reveal();
  };
}

/** Making a mark longer or shorter. */
function markingOf(event: KeyboardEvent, reading: Reading): Verb | null {
  if (event.shiftKey && event.key === "ArrowRight") return () => reading.moveEnd(WORD, true);
  if (event.shiftKey && event.key === "ArrowLeft") return () => reading.moveEnd(WORD, false);
  if (event.altKey) return null;
  if (event.key === "]") return () => reading.moveEnd(CLAUSE, true);
  if (event.key === "[") return () => reading.moveEnd(CLAUSE, false);
  if (event.key === "}") return () => reading.moveStart(true);
  if (event.key === "{") return () => reading.moveStart(false);
  return null;
}

/** What a letter does where nothing is being made; nothing where there is nothing to do it to. */
const VERBS: Record<string, (desk: Desk, event: KeyboardEvent) => Verb | null> = {
  j: (desk) => () => step(desk, 1),
  k: (desk) => () => step(desk, -1),
  f: (desk) => (desk.reading.flags.length ? () => nextFlag(desk) : null),
  n: (desk) => (desk.reading.statements.length ? () => nextStatement(desk) : null),
  N: (desk) => () => void desk.suggested.next(desk.column.show),
  g: (desk) => desk.outline,
  G: (desk) => desk.panel,
  s: (desk) => () => desk.suggested.toggle(),
  u: ({ reading }) =>
    reading.unsettled.length
      ? () => {
          reading.deciding = !reading.deciding;
        }
      : null,
  x: ({ reading }) =>
    reading.current
      ? () => {
          reading.fixing = reading.fixing === reading.current ? "" : reading.current;
        }
      : null,
  " ": (_, event) => (player.element && !on(event, PRESSED) ? () => player.toggle() : null),
  [STANDS]: () =>
    habits.standing
      ? () => {
          habits.standing = null;
        }
      : null,
  Enter: ({ suggested: { hint } }, event) =>
    hint && !on(event, "button, a") ? () => go(reviewOf(hint)) : null,
};

function on(event: KeyboardEvent, what: string): boolean {
  return event.target instanceof Element && event.target.closest(what) !== null;
}

/** One of the fixes on offer beside the current turn. */
function fixOf(key: string, { reading }: Desk): Verb | null {
  const turn = /^[1-9]$/.test(key) && reading.turn(reading.current);
  if (!turn || !turn.flags.length) return null;
  const fixes = `#turn-${CSS.escape(turn.id)} .flag button`;
  return () => document.querySelectorAll<HTMLButtonElement>(fixes)[Number(key) - 1]?.click();
}

function step({ reading, column }: Desk, by: number): void {
  const place = reading.spoken.findIndex((t) => t.id === reading.current),
    next = reading.spoken[Math.max(0, Math.min(reading.spoken.length - 1, place + by))];
  if (!next) return;
  reading.choose("");
  column.show(next.id);
}

function nextFlag({ reading, column }: Desk): void {
  const place = reading.flags.findIndex((t) => t.id === reading.current),
    next = reading.flags[(place + 1) % reading.flags.length];
  if (next) column.show(next.id);
}

function nextStatement(desk: Desk): void {
  const { statements, selected } = desk.reading,
    place = statements.findIndex((s) => s.id === selected),
    next = statements[(place + 1) % statements.length];
  if (next) openStatement(desk, next.id);
}

/** Opens a statement where it stands. */
export function openStatement(desk: Pick<Desk, "reading" | "column">, id: string): void {
  const statement = desk.reading.statements.find((s) => s.id === id),
    turn = statement && desk.reading.turnAt(statement.start);
  desk.reading.choose(id);
  if (turn) desk.column.show(turn.id);
}

/** Opens what was begun where it stands; false where that place is gone. */
export function openDraft(desk: Pick<Desk, "reading" | "column">, draft: Draft): boolean {
  const { reading, column } = desk,
    { passage, statement } = draft;
  if (passage && reading.turn(passage.turn)) {
    reading.mark(passage);
    column.show(passage.turn, passage);
    return true;
  }
  if (!reading.statements.some((s) => s.id === statement)) return false;
  openStatement(desk, statement);
  return true;
}
