// A causal map on the stage: boxes whose arrows lead to their sides, and what is said of factors
// while some are held.
import { point } from "../drawn/curves";
import { svg } from "../drawn/sheets";
import { Stage } from "../drawn/stage";
import { counted } from "../wording/words";
import { led, type Box } from "./leading";

export const KEY = "factor|";
export interface Shown {
  /** "cause|effect" of arrows that stand out; none: all do. */
  lit: ReadonlySet<string>;
  /** The factor whose arrows stand out; "": none. */
  factor: string;
  /** The arrow whose sentences are open. */
  picked: { cause: string; effect: string; sign: number; denied: boolean } | null;
  held: ReadonlySet<string>;
  /** What stands at the corner of a factor, and in words. */
  tags: ReadonlyMap<string, { tag: string; verdict: string }>;
}

export const arrowOf = (group: SVGGElement) => {
  const [a = "", b = ""] = (group.dataset.ends ?? "").split("\n"),
    { sign, denied } = group.dataset;
  return {
    cause: a.slice(KEY.length),
    effect: b.slice(KEY.length),
    sign: Number(sign),
    denied: denied === "1",
  };
};

export class MapStage extends Stage {
  private tags: Shown["tags"] = new Map();

  box(key: string): Box {
    const [x, y] = this.place(key),
      [w, h] = point(this.nodes.get(key)?.dataset.size);
    return { x: x - w / 2, y: y - h / 2, w, h };
  }
  override spoken(key: string, statements: number): string {
    const { name = this.nameOf(key), ties } = this.nodes.get(key)?.dataset ?? {},
      told = this.tags.get(name),
      // as it is seen: the tag stands at the name
      seen = told?.tag ? `${name} ${told.tag}, ${told.verdict}` : name;
    return `${seen}, ${counted(Number(ties), "arrow")}, ${counted(statements, "statement")}`;
  }
  show({ lit, factor, picked, held, tags }: Shown): void {
    this.tags = tags;
    const out = (cause: string, effect: string): boolean =>
      factor ? cause === factor || effect === factor : !lit.size || lit.has(`${cause}|${effect}`);
    for (const group of this.root.querySelectorAll<SVGGElement>("g.arrow")) {
      const { cause, effect, sign, denied } = arrowOf(group);
      group.classList.toggle("faint", !out(cause, effect));
      group.classList.toggle(
        "here",
        picked?.cause === cause &&
          picked.effect === effect &&
          picked.sign === sign &&
          picked.denied === denied,
      );
    }
    for (const [key, node] of this.nodes) {
      const name = this.nameOf(key),
        tag = tags.get(name)?.tag;
      node.classList.toggle("held", held.has(name));
      node.classList.toggle("here", picked?.cause === name || picked?.effect === name);
      node.querySelector("g.tag")?.remove();
      if (tag) node.append(this.tagged(key, tag));
      const { many, ids = "" } = node.dataset,
        statements = Number(many ?? ids.split(" ").filter(Boolean).length);
      node.setAttribute("aria-label", this.spoken(key, statements));
    }
  }
  /** A tag over the upper right corner, where the factor was drawn, and hardly beside it. */
  private tagged(key: string, words: string): SVGGElement {
    const node = this.nodes.get(key),
      [x, y] = point(node?.dataset.at),
      [w, h] = point(node?.dataset.size),
      [made, ground, text] = [svg("g"), svg("rect"), svg("text")],
      wide = words.length * 6.6 + 14,
      left = x + w / 2 + Math.min(-34, 10 - wide),
      top = y - h / 2;
    made.setAttribute("class", "tag");
    for (const [name, value] of Object.entries({
      x: left,
      y: top - 11,
      width: wide,
      height: 18,
      rx: 9,
    }))
      ground.setAttribute(name, String(value));
    text.setAttribute("x", String(left + 7));
    text.setAttribute("y", String(top + 2));
    text.textContent = words;
    made.append(ground, text);
    return made;
  }
  /** A factor has its name inside. */
  protected override written(): SVGGElement[] {
    return [];
  }
  protected override bend(group: SVGGElement): void {
    const [a = "", b = ""] = (group.dataset.ends ?? "").split("\n");
    if (a === b) {
      group.setAttribute("transform", this.way(a));
      return;
    }
    const { path, tip, angle, sign } = led(this.box(a), this.box(b)),
      at = (place: readonly number[]) => `translate(${place.map((v) => v.toFixed(1)).join(" ")})`;
    for (const line of group.querySelectorAll("path.line, path.touch"))
      line.setAttribute("d", path);
    group.querySelector(".tip")?.setAttribute("transform", `${at(tip)} rotate(${angle})`);
    group.querySelector(".sign")?.setAttribute("transform", at(sign));
  }
}
