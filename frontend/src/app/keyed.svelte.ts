// The keys as this person has them: kept in the browser, heard before any page hears a key.
import {
  EVERYWHERE,
  FUNCTION,
  keyOf,
  meaning,
  nameOf,
  nowOf,
  read,
  shown,
  type Keymap,
  type Listed,
} from "./keymap";
import { KEYS } from "./keys";
import { keep, kept } from "../kept";
import { PAGES } from "./pages";
import { shared, typing } from "./state.svelte";

const ANYWHERE = KEYS[0]?.where ?? "";

/** The page a group of keys belongs to. */
export const pageOf = (where: string): string =>
  where === ANYWHERE
    ? EVERYWHERE
    : (PAGES.find((page) => page.keys === where || page.inside === where)?.name ?? "");

/** All keys, by page: where a page has two groups, both. */
export const LISTED: readonly Listed[] = [
  EVERYWHERE,
  ...PAGES.filter((page) => page.keys).map((page) => page.name),
].map((page) => ({
  page,
  keys: KEYS.filter((group) => pageOf(group.where) === page).flatMap((group) => group.keys),
}));

class Keyed {
  map = $state.raw<Keymap>(read(kept("keys")));

  keep(map: Keymap): void {
    this.map = map;
    void keep("keys", Object.keys(map).length ? JSON.stringify(map) : null);
  }
  /** A key as it is now on the page that is open, for sentences that name it. */
  now(token: string): string {
    return nowOf(this.map, shared.route.page, token);
  }
  /** What a button does, with its key: "Table (t)". */
  beside(what: string, token: string): string {
    return `${what} (${this.now(token)})`;
  }
  /** A line of keys as it is now, under the heading it stands. */
  shown(where: string, line: string): string {
    return shown(this.map, pageOf(where), line);
  }
}
export const keyed = new Keyed();
shared.key = (token) => keyed.now(token);

/** Where keys are commands: not where something is typed (but for F keys, which type nothing), nor
 * letters where they are switched off. */
function listens(event: KeyboardEvent): boolean {
  if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return false;
  return (
    (FUNCTION.test(event.key) || !typing(event)) &&
    event.target instanceof Element &&
    !event.target.closest("[data-keys]")
  );
}

/** Gives a page the key that a pressed one stands for. */
export function translate(event: KeyboardEvent): void {
  if (!Object.keys(keyed.map).length || !listens(event)) return;
  const name = nameOf(event);
  if (!name) return;
  const stands = meaning(keyed.map, shared.route.page, name);
  if (stands === name) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const key = keyOf(stands);
  if (!key || !event.target) return;
  event.target.dispatchEvent(
    new KeyboardEvent("keydown", {
      key: key.key,
      shiftKey: key.shift,
      bubbles: true,
      cancelable: true,
    }),
  );
}
