import type { Named } from "../api/types";
import { locale, spoken } from "./language";

export type Choice = Pick<Named, "id" | "name" | "aliases" | "statements">;

/** The words a language has for a number of things, in the order translations give them. */
const FORMS: readonly Intl.LDMLPluralRule[] = ["one", "few", "many", "other"];

/** A number as the language of the pages writes it. */
export const whole = (n: number): string => n.toLocaleString(locale());

/** The same with so many places after the point. */
export const decimal = (n: number, places: number): string =>
  n.toLocaleString(locale(), { minimumFractionDigits: places, maximumFractionDigits: places });

/** Words with their number: "1 turn", "2 turns", "12,000 statements". A translation gives every
 * form the language has for whole numbers, divided by bars: "ход|хода|ходов".
 */
export function counted(n: number, one: string, many = `${one}s`): string {
  const forms = one.split("|");
  if (forms.length === 1) return `${whole(n)} ${n === 1 ? one : many}`;
  const form = FORMS.indexOf(new Intl.PluralRules(spoken()).select(n));
  return `${whole(n)} ${forms[Math.min(form, forms.length - 1)]}`;
}

/** A day, and a day with its time, as the language of the pages writes them. */
export const day = (at: string): string =>
  new Date(at).toLocaleDateString(locale(), { dateStyle: "medium" });
export const moment = (at: string): string =>
  new Date(at).toLocaleString(locale(), { dateStyle: "medium", timeStyle: "short" });

/** Seconds from a beginning as a clock: "01:02:03". */
export function clock(seconds: number): string {
  const s = Math.floor(seconds),
    two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** A name as a name field takes it, where nothing else is known of it. */
export const named = (name: string): Choice => ({ id: name, name, aliases: [], statements: 0 });
