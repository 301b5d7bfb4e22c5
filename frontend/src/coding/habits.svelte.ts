// What a person does again and again while reading: the last statement, the names used lately, and a holder and commitment that
// stand for a stretch. Only ever what the person chose; it lasts as long as the window.
import type { Form } from "../api/types";
import { empty } from "./fields";
import type { Said } from "./said";

/** How many names used lately are offered. */
const LATELY = 9;

export type Standing = Pick<Said, "holding" | "holder" | "commitment">;

export class Habits {
  /** The last statement that was saved. */
  last = $state.raw<Said | null>(null);
  /** What new statements begin with, until it is ended. */
  standing = $state.raw<Standing | null>(null);
  /** Concepts of the statements saved lately, the newest first. */
  lately = $state.raw<string[]>([]);

  /** A statement was saved. */
  saved(said: Said, form: Form): void {
    this.last = said;
    const names = form.fields
      .filter((f) => f.kind === "concept" && !empty(said.values[f.name]))
      .map((f) => String(said.values[f.name]));
    this.lately = [...new Set([...names, ...this.lately])].slice(0, LATELY);
  }
  /** Holder and commitment stand from now on; said again, they stand no more. */
  stand(said: Said): void {
    this.standing =
      this.standing || !said.holding || !said.commitment
        ? null
        : { holding: said.holding, holder: said.holder, commitment: said.commitment };
  }
}

/** The last statement once more, without what was said of its own passage alone. */
export function again(last: Said): Said {
  return {
    ...last,
    via: [...last.via],
    values: { ...last.values },
    shown: [...last.shown],
    memo: "",
  };
}

/** A plain code of a name: the speaker's own view, asserted, unless something else stands. */
export function codeOf(form: Form, name: string, standing: Standing | null): Said | null {
  const field = form.fields.find((f) => f.kind === "concept");
  if (!field) return null;
  const stands = standing ?? { holding: "own" as const, holder: "", commitment: "asserts" };
  const values = { [field.name]: name };
  return { form: form.name, via: [], about: "", memo: "", shown: [], values, ...stands };
}

/** The words of a passage as the name of a code (in vivo): a line, and not a long one. */
export function inVivo(quote: string, longest = 60): string {
  const words = quote.replace(/[/\s]+/g, " ").trim();
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), longest / 2)).trim()} …`;
}

export const habits = new Habits();
