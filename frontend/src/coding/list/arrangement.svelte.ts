// How the list of statements is shown; it is remembered.
import { GROUPINGS } from "../../api/sets";
import { keep, kept } from "../../kept";
import { arranged, type Column, type Grouping, moved } from "./columns";

interface Kept {
  columns: Column[];
  group: Grouping;
  compact: boolean;
}

function remembered(): Kept {
  let told: Partial<Kept> = {};
  try {
    told = JSON.parse(kept("statements-view") ?? "{}") as Partial<Kept>;
  } catch {
    // what cannot be read is as if nothing were kept
  }
  const group = GROUPINGS.find((g) => g === told.group) ?? "";
  return { columns: arranged(told.columns), group, compact: told.compact === true };
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
    void keep("statements-view", JSON.stringify(this.#kept));
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
