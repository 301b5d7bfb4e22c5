// Files that are looked at before anything is written: read one after another, then taken or let go.
import { api } from "../api";
import type { IntakeNames, IntakeRow } from "../api/types";
import { shared } from "../app/state.svelte";
import { base64, type Given } from "./files";

export interface Item {
  row: IntakeRow;
  file: File;
  include: boolean;
  /** It came in an archive, and is not read anew by itself. */
  packed?: boolean;
  title?: string;
  date?: string;
}

const message = (error: unknown) => (error instanceof Error ? error.message : String(error));
const unreadable = (path: string, error: unknown): IntakeRow => ({ path, error: message(error) });

export class Intake {
  items = $state<Item[]>([]);
  /** The readable text that is looked at. */
  at = $state(0);
  /** The file that is being read. */
  now = $state("");
  read = $state(0);
  /** How file names are to be read; null leaves it to the program. */
  pattern = $state<string | null>(null);
  names = $state<IntakeNames>({ pattern: "", problem: "", rows: [] });
  busy = $state(false);
  #packed = $state(0);
  #stopped = false;
  #finished = false;
  #asked = 0;

  readonly total = $derived.by(() => this.given.length + this.#packed);
  readonly reading = $derived.by(() => this.read < this.total);
  readonly readable = $derived(this.items.filter((i) => !i.row.error));
  readonly refused = $derived(this.items.filter((i) => i.row.error));
  readonly takes = $derived(this.readable.filter((i) => i.include));
  readonly current = $derived(this.readable[this.at] ?? null);
  /** How many file names follow the pattern. */
  readonly followed = $derived(this.names.rows.filter((r) => r).length);
  readonly #named = $derived(new Map(this.readable.map((item, i) => [item, this.names.rows[i]])));

  constructor(readonly given: Given[]) {}

  title = (i: Item): string => i.title ?? this.#named.get(i)?.fields.title ?? i.row.title ?? "";
  date = (i: Item): string => i.date ?? this.#named.get(i)?.date ?? i.row.date ?? "";
  /** The day its first lines name, to be taken as its date; "" where it has one. */
  dateAbove = (i: Item): string => (this.date(i) ? "" : (i.row.dated_above ?? ""));
  /** What its name tells beside title and date. */
  others = (i: Item): [string, string][] =>
    Object.entries(this.#named.get(i)?.fields ?? {}).filter(([k]) => k !== "date" && k !== "title");

  async readAll(): Promise<void> {
    for (const one of this.given) {
      if (this.#stopped) return;
      this.now = one.name;
      const rows = await this.#look(one.name, one.file);
      const packed = rows.filter((i) => i.row.unread);
      this.items.push(...rows.filter((i) => !i.row.unread));
      this.#packed += packed.length;
      if (!(await this.#unpack(packed))) return;
      this.read += 1;
    }
    this.now = "";
  }

  /** An archive is read file by file, so that one sees how far it is. False where it was stopped. */
  async #unpack(packed: Item[]): Promise<boolean> {
    for (const item of packed) {
      if (this.#stopped) {
        this.#forget(packed);
        return false;
      }
      this.now = item.row.path;
      let row: IntakeRow;
      try {
        row = await api.intakeRead(item.row.key!);
      } catch (error) {
        row = unreadable(item.row.path, error);
      }
      this.items.push({ ...item, row, packed: true, include: !row.error && !row.there });
      this.read += 1;
    }
    return true;
  }

  async #look(name: string, file: File, encoding?: string): Promise<Item[]> {
    try {
      const rows = await api.intake(name, await base64(file), encoding);
      return rows.map((row) => ({ row, file, include: !row.error && !row.there }));
    } catch (error) {
      return [{ row: unreadable(name, error), file, include: false }];
    }
  }

  /** A text read with other letters. */
  async again(item: Item, encoding: string): Promise<void> {
    const [fresh] = await this.#look(item.row.path, item.file, encoding);
    if (fresh?.row.error) {
      shared.trouble(new Error(fresh.row.error));
      return;
    }
    if (fresh && item.row.key) {
      void api.intakeCancel([item.row.key]);
      item.row = fresh.row;
    }
  }

  /** What the pattern makes of the names; an older answer is passed over. */
  async readNames(paths: string[], pattern: string | null): Promise<void> {
    const asked = ++this.#asked;
    try {
      const answer = await api.intakeNames(paths, pattern);
      if (asked === this.#asked) this.names = answer;
    } catch (error) {
      shared.trouble(error);
    }
  }

  /** Adds what is ticked; the ids of the texts, or null where nothing was written. */
  async take(said: string): Promise<string[] | null> {
    this.busy = true;
    const files = this.takes.map((i) => ({
      key: i.row.key!,
      ...(i.title ? { title: i.title } : {}),
      ...(i.date ? { date: i.date } : {}),
    }));
    let added: string[] = [];
    const fine = await shared.act(async () => {
      added = (await api.intakeImport(files, this.names.pattern ?? "")).added;
    }, said);
    this.busy = false;
    if (!fine) return null;
    this.#finished = true;
    this.#forget(this.items.filter((i) => !i.include));
    return added;
  }

  step(by: 1 | -1): void {
    this.at = Math.max(0, Math.min(this.readable.length - 1, this.at + by));
  }

  /** Nothing more is read, and what was is let go. */
  leave(): void {
    this.#stopped = true;
    if (!this.#finished) this.#forget(this.items);
  }

  #forget(some: Item[]): void {
    const keys = some.flatMap((i) => i.row.key ?? []);
    if (keys.length) void api.intakeCancel(keys).catch(() => undefined);
  }
}
