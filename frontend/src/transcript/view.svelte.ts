// How the reading page is looked at; it is remembered.
import { keep, kept } from "../kept";

export type Numbers = "none" | "turns" | "lines";

interface Looked {
  /** What is written beside a turn to cite it by: its number, or its lines in the text. */
  numbers: Numbers;
  /** Whose colour the line under a statement has. */
  colour: "form" | "code";
  outline: boolean;
  panel: boolean;
}

const FIRST: Looked = { numbers: "none", colour: "form", outline: true, panel: true };

function remembered(): Looked {
  try {
    return { ...FIRST, ...(JSON.parse(kept("reading-view") ?? "{}") as Partial<Looked>) };
  } catch {
    return FIRST;
  }
}

class View {
  #looked = $state.raw(remembered());

  get now(): Looked {
    return this.#looked;
  }
  set(change: Partial<Looked>): void {
    this.#looked = { ...this.#looked, ...change };
    void keep("reading-view", JSON.stringify(this.#looked));
  }
}

export const view = new View();
