// The picture of a network: how it is to look, the drawing the server made of it, what is chosen.
import { untrack } from "svelte";
import { api } from "../api";
import type { components } from "../api/schema";
import type { DrawingAnswer } from "../api/types";
import { save } from "../api/save";
import { shared } from "../app/state.svelte";
import { asker } from "./asking";
import type { Place } from "../drawn/looks";
import { fitting, lookOptions, PLAIN, type Look } from "./look";
import { PICTURES } from "./study";

/** Pixels a window is rounded to, so that a drawing is not asked for at every step of a resize. */
const STEP = 20;
/** A line more or less above the drawing is no reason to draw anew: it is fitted into its room. */
const SLACK = 60;
/** Pixels below which a window is narrow, and those a legend takes in a wide one. */
const NARROW = 600,
  LEGEND = 34;

/** A network, or a window of one. */
type Asked = components["schemas"]["NetworkDrawing"];

export class Picture {
  look = $state.raw<Look>({
    ...PLAIN,
    ...(JSON.parse(sessionStorage.getItem("look") ?? "{}") as Partial<Look>),
  });
  drawing = $state.raw<DrawingAnswer | null>(null);
  /** Nodes chosen together, as "side|name". */
  chosen = $state.raw<ReadonlySet<string>>(new Set());
  trouble = $state("");
  stale = $state(false);
  private readonly ask = asker((is) => (this.stale = is));
  private width = $state(0);
  private height = $state(0);
  readonly options = $derived.by(() => lookOptions(this.look));
  readonly size = $derived.by(() => ({ wide: this.width, high: this.height }));

  /** The room there is for the drawing and its legend; in a narrow window it is as high as a
   *  drawing needs to be read, whatever the room. */
  measure(width: number, height: number): void {
    const tidy = (n: number) => Math.min(4000, Math.max(200, Math.floor(n / STEP) * STEP));
    const narrow = width < NARROW,
      wide = tidy(width),
      high = tidy(narrow ? width * 1.7 : Math.max(height, 380) - LEGEND);
    const here = untrack(() => this.size);
    if (wide === here.wide && Math.abs(high - here.high) <= SLACK) return;
    [this.width, this.height] = [wide, high];
  }
  /** Asks for the drawing of a network (or of a window of it); nothing before there is room. */
  load(question: Asked): void {
    const look = fitting(this.look, question.mode);
    if (look !== this.look) {
      this.look = look; // whoever asks hears of it, and asks again
      return;
    }
    sessionStorage.setItem("look", JSON.stringify(this.options));
    if (!this.width) return;
    const body = { ...question, ...this.options, ...this.size };
    this.ask(
      api.networkDrawing(body),
      (found) => (this.drawing = found),
      (words) => (this.trouble = words),
    );
  }
  /** The network as a file; only pictures have a look. */
  async save(format: string, of: Asked, file = ""): Promise<void> {
    const look = PICTURES.includes(format) ? this.options : {};
    const name = file || `network.${format === "edges" ? "edges.csv" : format}`;
    try {
      await save(name, "/network/export", { ...of, format, ...look });
    } catch (error) {
      shared.trouble(error);
    }
  }
  set = <K extends keyof Look>(name: K, value: Look[K]): void => {
    this.look = { ...this.look, [name]: value };
  };
  word = (name: "title" | "caption" | "column", value: string): void => {
    this.look = { ...this.look, [name]: value };
  };
  layOut = (layout: Look["layout"]): void => {
    // places a person gave belong to the layout they were given in
    this.look = { ...this.look, layout, moved: {} };
  };
  move = (places: Record<string, Place>): void =>
    this.set("moved", { ...this.look.moved, ...places });
  choose = (key: string): void => {
    const made = new Set(this.chosen);
    if (!made.delete(key)) made.add(key);
    this.chosen = made;
  };
  clear(): void {
    this.chosen = new Set();
  }
  /** Another study: its own look, nobody chosen. */
  begin(look: Partial<Look> = {}): void {
    this.look = { ...PLAIN, ...look };
    this.clear();
  }
}
