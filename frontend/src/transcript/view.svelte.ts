// How the reading page is looked at; the browser remembers it.

export type Numbers = "none" | "turns" | "lines";

interface Looked {
  /** What is written beside a turn to cite it by: its number, or its lines in the text. */
  numbers: Numbers;
  /** Whose colour the line under a statement has. */
  colour: "form" | "code";
  outline: boolean;
  panel: boolean;
}

const KEY = "reading view";
const FIRST: Looked = { numbers: "none", colour: "form", outline: true, panel: true };

function remembered(): Looked {
  try {
    return { ...FIRST, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Looked>) };
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
    localStorage.setItem(KEY, JSON.stringify(this.#looked));
  }
}

export const view = new View();
