// How the list of statements is shown; the browser remembers it.
import { GROUPINGS } from "../../api/sets";
import { arranged, type Column, type Grouping, moved } from "./columns";

const KEY = "statements view";

interface Kept {
  columns: Column[];
  group: Grouping;
  compact: boolean;
}

function remembered(): Kept {
  let kept: Partial<Kept> = {};
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Kept>;
  } catch {
    // what cannot be read is as if nothing were kept
  }
  const group = GROUPINGS.find((g) => g === kept.group) ?? "";
  return { columns: arranged(kept.columns), group, compact: kept.compact === true };
}

class Arrangement {
  #kept = $state.raw(remembered());

  get columns(): Column[] {
    return this.#kept.columns;
  }
  get group(): Grouping {
    return this.#kept.group;
  }
  get compact(): boolean {
    return this.#kept.compact;
  }
  set(change: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...change };
    localStorage.setItem(KEY, JSON.stringify(this.#kept));
  }
  show(column: Column, on: boolean): void {
    const others = this.columns.filter((c) => c !== column);
    this.set({ columns: on ? [...others, column] : others });
  }
  move(column: Column, by: number): void {
    this.set({ columns: moved(this.columns, column, by) });
  }
}

export const arrangement = new Arrangement();
