// The map that is asked for and what it answers: drawn, held, walked through, opened.
import { api } from "../api";
import type { components } from "../api/schema";
import { maps, type MapEvidence } from "../api/maps";
import { openings } from "../api/openings";
import { save } from "../api/save";
import { shared } from "../app/state.svelte";
import { versions } from "../app/versions.svelte";
import type { Loop, MapAnswer, MapLink, Path, PathsAnswer, WhatIf } from "../api/types";
import { askedOf, type Asked } from "./asked";
import type { MapLook } from "./look";
import { MapPicture } from "./picture.svelte";
import { foldedPieces, said } from "./pieces";

const FILES: Record<string, string> = {
  svg: "map.svg",
  png: "map.png",
  pdf: "map.pdf",
  graphml: "map.graphml",
  adjacency: "map.csv",
  workbook: "map.xlsx",
  json: "map.json",
};
const PICTURES = ["svg", "png", "pdf"];
const named = (arrow: Arrow) => `${arrow.cause} ${said(arrow)} ${arrow.effect}`;
const told = (error: unknown) => (error instanceof Error ? error.message : String(error));

type Arrow = Pick<MapLink, "cause" | "effect" | "sign" | "denied">;
/** What of a map is pointed at: a factor, or an arrow. */
type Mark = components["schemas"]["MapMark"];
const marked = ({ cause, effect, sign, denied }: Arrow) => ({ cause, effect, sign, denied });

export class MapStudy {
  readonly kept = JSON.parse(sessionStorage.getItem("map") ?? "{}") as Partial<Asked>;
  asked = $state<Asked>({ ...askedOf({}), ...this.kept });
  /** Whether somebody has chosen whose map it is. */
  begun = $state("holder" in this.kept);
  readonly picture = new MapPicture();
  map = $state.raw<MapAnswer | null>(null);
  trouble = $state("");
  held = $state.raw<Record<string, number>>({});
  run = $state.raw<WhatIf | null>(null);
  way = $state({ from: "", to: "" });
  found = $state.raw<PathsAnswer | null>(null);
  // what was clicked, and its sentences
  picked = $state.raw<Arrow | null>(null);
  factor = $state("");
  loop = $state.raw<Loop | null>(null);
  path = $state.raw<Path | null>(null);
  lit = $state.raw(new Set<string>());
  opened = $state.raw<({ heading: string } & MapEvidence) | null>(null);
  /** A name is being typed of a factor to hold. */
  adding = $state(false);
  /** Something is held, asked for or open, and stands beside the map. */
  readonly asking = $derived(
    this.adding || this.opened !== null || Object.keys(this.held).length > 0,
  );
  /** Sentences of what is opened, from one of them on: as many as the server sends at once. */
  private next: (offset: number) => Promise<MapEvidence> = () => maps.evidence(this.options);

  readonly options = $derived.by(() => {
    const { holder, commitments, zoom, citations, sources } = this.asked;
    return {
      holders: holder ? [holder] : undefined,
      commitments,
      ...versions.asked,
      opposites: true,
      zoom: zoom || undefined,
      minimum_citations: citations,
      minimum_sources: sources,
    };
  });
  readonly factors = $derived.by(() => (this.map?.concepts ?? []).map((c) => c.name));
  /** Pieces too small for the picture; the piece of a factor that is held never is. */
  readonly folded = $derived.by(() => foldedPieces(this.map?.pieces ?? [], Object.keys(this.held)));
  private newest = { map: 0, run: 0, way: 0, mark: 0 };
  private timer = 0;

  load(): void {
    const n = ++this.newest.map,
      asked = this.options; // a change of it loads anew, also while one begins
    if (!this.begun) return this.begin(n);
    sessionStorage.setItem("map", JSON.stringify(this.asked));
    api.map(asked).then(
      (found) => {
        if (n !== this.newest.map) return;
        this.map = found;
        this.trouble = "";
        this.clear();
        const names = new Set(found.concepts.map((c) => c.name)),
          held = Object.entries(this.held).filter(([k]) => names.has(k));
        if (held.length < Object.keys(this.held).length) this.held = Object.fromEntries(held);
      },
      (error: unknown) => {
        if (n === this.newest.map) this.trouble = told(error);
      },
    );
  }
  /** Nobody has chosen yet: begin with whoever holds most causes. */
  private begin(n: number): void {
    openings.map().then(
      ({ holder }) => {
        if (n !== this.newest.map) return;
        this.begun = true;
        this.asked.holder = holder;
        if (!holder) this.load();
      },
      (error: unknown) => {
        if (n === this.newest.map) this.trouble = told(error);
      },
    );
  }
  /** An answer at once, then the ranges. */
  ask(): void {
    const set = { ...this.held },
      drawn = this.options,
      n = ++this.newest.run;
    clearTimeout(this.timer);
    if (!Object.keys(set).length) {
      this.run = null;
      return;
    }
    const fail = (error: unknown) => {
      if (n === this.newest.run) shared.trouble(error);
    };
    api.whatIf({ ...drawn, set, draws: 0 }).then((found) => {
      if (n !== this.newest.run) return;
      this.run = found;
      this.timer = window.setTimeout(() => {
        api.whatIf({ ...drawn, set, leave_one_out: true }).then((ranged) => {
          if (n === this.newest.run) this.run = ranged;
        }, fail);
      }, 350);
    }, fail);
  }
  seek(): void {
    const { from, to } = this.way,
      n = ++this.newest.way,
      known = new Set(this.factors);
    if (from === to || !known.has(from) || !known.has(to)) {
      this.found = null;
      this.path = null;
      return;
    }
    api.paths({ ...this.options, from, to }).then(
      (answer) => {
        if (n !== this.newest.way) return;
        this.found = answer;
        this.path = null;
      },
      (error: unknown) => {
        if (n !== this.newest.way) return;
        this.found = null;
        shared.trouble(error);
      },
    );
  }

  /** Statements whose ids were sent. */
  show(ids: readonly string[], heading: string, told = ""): Promise<void> {
    const every = [...new Set(ids)];
    this.next = async (offset) => {
      const { statements } = await api.sentences(every.slice(offset));
      return { statements, total: every.length, told };
    };
    return this.unfold(heading, () => this.next(0));
  }
  /** Of two marks pressed the later one's statements stay open. */
  private async unfold(heading: string, ask: () => Promise<MapEvidence>): Promise<void> {
    const n = ++this.newest.mark;
    try {
      const found = await ask();
      if (n === this.newest.mark) this.opened = { heading, ...found };
    } catch (error) {
      if (n !== this.newest.mark) return;
      this.opened = null;
      shared.trouble(error);
    }
  }
  private only(lit: Iterable<string> = []): void {
    this.picked = null;
    this.factor = "";
    this.loop = null;
    this.path = null;
    this.lit = new Set(lit);
  }
  pickLink = (l: Arrow): void => {
    this.only();
    this.picked = l;
    void this.unfoldMark(named(l), marked(l));
  };
  pickArrow = (of: Arrow): void => {
    const asked = JSON.stringify(marked(of));
    this.pickLink(this.map?.links.find((l) => JSON.stringify(marked(l)) === asked) ?? of);
  };
  pickFactor = (name: string): void => {
    this.only();
    this.factor = name;
    void this.unfoldMark(name, { factor: name });
  };
  private unfoldMark(heading: string, mark: Mark): Promise<void> {
    const asked = { ...this.options, ...mark };
    this.next = (offset) => maps.evidence(offset ? { ...asked, offset } : asked);
    return this.unfold(heading, () => this.next(0));
  }
  /** The next sentences of the mark that is opened, behind those that are there. */
  more = (): Promise<void> => {
    const { opened } = this;
    if (!opened) return Promise.resolve();
    return this.unfold(opened.heading, async () => {
      const next = await this.next(opened.statements.length);
      return { ...next, statements: [...opened.statements, ...next.statements] };
    });
  };
  pickLoop = (l: Loop): void => {
    this.only(l.concepts.map((c, i) => `${c}|${l.concepts[(i + 1) % l.concepts.length]}`));
    this.loop = l;
    void this.show(l.statements, `${l.kind} loop`);
  };
  pickPath = (p: Path): void => {
    this.only(p.concepts.slice(1).map((c, i) => `${p.concepts[i]}|${c}`));
    this.path = p;
    void this.show(p.statements, p.concepts.join(" → "));
  };
  clear(): void {
    this.only();
    this.newest.mark++;
    this.opened = null;
  }
  hold(name: string, value = 1): void {
    if (name) this.held = { ...this.held, [name]: value };
  }
  letGo(name: string): void {
    const { [name]: _, ...rest } = this.held;
    this.held = rest;
  }
  /** A study that was kept: what it asks, and how its picture looks. */
  open(options: Record<string, unknown>, look: Partial<MapLook> = {}): void {
    this.asked = askedOf(options);
    this.picture.begin(look);
  }
  async keep(format: string, file = FILES[format] ?? format): Promise<void> {
    try {
      const look = PICTURES.includes(format) ? this.picture.saved : {};
      await save(file, "/map/export", { ...this.options, ...look, format });
    } catch (error) {
      shared.trouble(error);
    }
  }
}
