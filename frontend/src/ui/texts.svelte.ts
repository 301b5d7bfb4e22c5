// Texts to choose from by their titles: of many only those that fit what is typed are fetched.
import { shelves, type LibraryPage, type Wish } from "../api/shelves";

export interface Title {
  id: string;
  title: string;
  statements: number;
}

/** Titles fetched at once; of a project with more, part of a title is asked for. */
export const MOST = 200;

const titled = (page: LibraryPage): Title[] =>
  page.rows.map(({ id, title, source, statements }) => ({
    id,
    title: title || source.name,
    statements,
  }));

export class TextTitles {
  /** Those that fit, behind those that are chosen and do not. */
  rows = $state.raw<Title[]>([]);
  /** How many fit beyond these. */
  more = $state(0);
  /** How many texts there are. */
  every = $state(0);
  #turn = 0;
  readonly #sort: Wish["sort"];

  constructor(sort: Wish["sort"] = "added") {
    this.#sort = sort;
  }

  /** Looks for texts with `part` in their title; the chosen ones that are still there stay. */
  async look(part: string, chosen: readonly string[]): Promise<void> {
    const turn = ++this.#turn;
    const page = await shelves.library({ q: part.trim(), limit: MOST, sort: this.#sort });
    const fitting = titled(page);
    const away = chosen.filter((id) => id && !fitting.some((text) => text.id === id));
    const others = away.length ? titled(await shelves.library({ key: away, limit: 500 })) : [];
    if (turn !== this.#turn) return;
    this.rows = [...others, ...fitting];
    this.more = page.total - fitting.length;
    this.every = page.every;
  }
}
