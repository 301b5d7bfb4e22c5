// Two accounts that are compared: whose, under which commitments, what was found, and what is opened of it.
import { api } from "../api";
import type { CompareAnswer, MapLink, Statement } from "../api/types";
import { maps, type MapEvidence } from "../api/maps";
import { shared } from "../app/state.svelte";
import type { Side } from "./CompareDrawing.svelte";

export interface Account {
  name: string;
  claims: number;
}
interface Study {
  a: string;
  b: string;
  commitments: string[];
}
type Link = Pick<MapLink, "cause" | "effect">;
interface Quotes {
  a: Statement[];
  b: Statement[];
}

const NO_QUOTES: Quotes = { a: [], b: [] };
const KEPT = "compare";
const kept = (): Partial<Study> => JSON.parse(sessionStorage.getItem(KEPT) ?? "{}") as Study;
const message = (error: unknown) => (error instanceof Error ? error.message : String(error));
/** Arrows are one where they lead from one factor to the same other. */
export const arrow = (l: Link): string => `${l.cause}|${l.effect}`;

/** What of two accounts is told by one, by both alike, and with opposite sign. */
export class Told {
  /** Arrows with opposite sign, numbered as they are listed. */
  readonly opposed: Map<string, number>;
  readonly sides: Map<string, Side>;
  /** The arrows of both, each once, without those that are denied. */
  readonly links: MapLink[];
  readonly factors: string[];
  /** Arrows both tell with a sign, and how many of them have the same. */
  readonly firm: number;
  readonly same: number;

  constructor(readonly of: CompareAnswer) {
    const { links } = of;
    this.opposed = new Map(links.opposed.map((l, i) => [arrow(l), i + 1]));
    const alike = links.shared.filter((l) => !this.opposed.has(arrow(l)));
    const side = (some: readonly Link[], which: Side) =>
      some.map((l) => [arrow(l), which] as const);
    this.sides = new Map([
      ...side(links.only_a, "a"),
      ...side(links.only_b, "b"),
      ...side(alike, "both"),
      ...side(links.opposed, "opposed"),
    ]);
    const all = new Map<string, MapLink>();
    for (const l of [...of.a.links, ...of.b.links])
      if (!l.denied && this.sides.has(arrow(l)) && !all.has(arrow(l))) all.set(arrow(l), l);
    this.links = [...all.values()];
    this.factors = [...new Set(this.links.flatMap((l) => [l.cause, l.effect]))];
    this.firm = links.shared.filter((l) => l.a_sign !== 0 && l.b_sign !== 0).length;
    this.same = alike.filter((l) => l.a_sign !== 0 && l.a_sign === l.b_sign).length;
  }
}

export class Comparing {
  study = $state<Study>({ a: "", b: "", commitments: ["asserts"], ...kept() });
  accounts = $state.raw<Account[] | null>(null);
  both = $state.raw<CompareAnswer | null>(null);
  trouble = $state("");
  /** Factors held in the what-if of both, by name. */
  held = $state<Record<string, number>>({});
  heading = $state("");
  quotes = $state.raw<Quotes>(NO_QUOTES);
  #asked = 0;

  readonly told = $derived(this.both && new Told(this.both));

  claims = (name: string): number => this.accounts?.find((h) => h.name === name)?.claims ?? 0;

  /** Whose accounts there are: of who tells causes, then of who only takes positions. */
  async look(): Promise<void> {
    try {
      const [map, taken] = await Promise.all([
        maps.holders(),
        api.ascription({ forms: ["position"] }),
      ]);
      const causes = new Set(map.holders.map((h) => h.name));
      const others = taken.holders.filter((h) => h !== "unstated" && !causes.has(h));
      this.accounts = [...map.holders, ...others.map((name) => ({ name, claims: 0 }))];
      this.#settle(this.accounts.map((h) => h.name));
    } catch (error) {
      this.trouble = message(error);
    }
  }

  /** Two of them that are there, and not one twice. */
  #settle(names: string[]): void {
    const { study } = this;
    if (!names.includes(study.a)) study.a = names.find((n) => n !== study.b) ?? "";
    if (!names.includes(study.b) || study.b === study.a)
      study.b = names.find((n) => n !== study.a) ?? "";
  }

  async compare(): Promise<void> {
    const { a, b, commitments } = this.study,
      held = { ...this.held },
      asked = ++this.#asked;
    sessionStorage.setItem(KEPT, JSON.stringify(this.study));
    if (!this.claims(a) || !this.claims(b)) {
      this.both = null;
      return;
    }
    const of = (name: string) => ({ holders: [name], commitments: [...commitments] });
    try {
      const found = await api.compare(of(a), of(b), held);
      if (asked !== this.#asked) return;
      this.both = found;
      this.trouble = "";
      const there = Object.entries(held).filter(([k]) => found.shared_concepts.includes(k));
      if (there.length < Object.keys(held).length) this.held = Object.fromEntries(there);
    } catch (error) {
      if (asked === this.#asked) this.trouble = message(error);
    }
  }

  /** Another account on one side; where it stands on the other, the two change places. */
  choose(side: "a" | "b", name: string): void {
    const other = side === "a" ? "b" : "a";
    if (this.study[other] === name) this.study[other] = this.study[side];
    this.study[side] = name;
    this.held = {};
    this.close();
  }

  toggle(commitment: string): void {
    const { commitments } = this.study;
    this.study.commitments = commitments.includes(commitment)
      ? commitments.filter((x) => x !== commitment)
      : [...commitments, commitment];
  }

  /** The sentences of an arrow, in either account. */
  async show(link: Link): Promise<void> {
    const { a, b, commitments } = this.study;
    const mine = (holder: string, links: MapLink[] = []) =>
      links
        .filter((x) => arrow(x) === arrow(link))
        .map(({ cause, effect, sign, denied }) => {
          const study = { holders: [holder], commitments: [...commitments] };
          return maps.evidence({ ...study, cause, effect, sign, denied });
        });
    this.heading = `${link.cause} → ${link.effect}`;
    try {
      const [first, second] = await Promise.all([
        Promise.all(mine(a, this.both?.a.links)),
        Promise.all(mine(b, this.both?.b.links)),
      ]);
      const rows = (found: MapEvidence[]) => found.flatMap((one) => one.statements);
      this.quotes = { a: rows(first), b: rows(second) };
    } catch (error) {
      shared.trouble(error);
    }
  }

  close = (): void => {
    this.quotes = NO_QUOTES;
  };
}
