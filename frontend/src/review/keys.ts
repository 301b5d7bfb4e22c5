// What each key does to the suggestion at hand. Every group of keys tells whether the key was its own.
import { COMMITMENTS, HOLDERS } from "../coding/said";
import { go, textPlace } from "../app/state.svelte";
import type { ReviewState } from "./review-state.svelte";
import type { Ask } from "./words";

type Keys = (desk: ReviewState, key: string) => boolean;

const SIGNS: Record<string, string> = { "+": "+", "=": "+", "-": "-", "−": "-", "0": "?" };

/** True where the key meant something. */
export function pressed(desk: ReviewState, key: string): boolean {
  if (always(desk, key)) return true;
  return !!desk.current && OF_ONE.some((keys) => keys(desk, key));
}

const always: Keys = (desk, key) => {
  if (key === "Enter" && desk.edge) desk.edge = "";
  else if (key === "Enter") desk.accept();
  else if (key === ",") desk.queue.stricter(-1);
  else if (key === ".") desk.queue.stricter(1);
  else return false;
  return true;
};

/** The edge of the passage that is held moves by words and clauses. */
const edges: Keys = (desk, key) => {
  if (!desk.edge) return false;
  if (key === "[" || key === "]") desk.move(desk.edge, key === "]" ? 1 : -1, "clause");
  else if (key === "ArrowLeft") desk.move(desk.edge, -1, "word");
  else if (key === "ArrowRight") desk.move(desk.edge, 1, "word");
  else return false;
  return true;
};

const acts: Keys = (desk, key) => {
  const s = desk.current!;
  if (key === "x") desk.aside("rejected");
  else if (key === "l") desk.aside("later");
  else if (key === "v") go(textPlace(s.transcript, s.start));
  else if (key === "e") desk.turnEdge();
  else return false;
  return true;
};

/** From field to field, round and round. */
const steps: Keys = (desk, key) => {
  if (key !== "ArrowDown" && key !== "ArrowUp") return false;
  const { order } = desk,
    by = key === "ArrowDown" ? 1 : order.length - 1;
  desk.picked = order[(order.indexOf(desk.active) + by) % order.length] ?? "";
  return true;
};

/** What is offered for the field one stands in, by its number. */
const field: Keys = (desk, key) => {
  const f = desk.fields.find((x) => x.name === desk.active);
  if (f?.kind === "choice") return chosen(desk, f, key, desk.choices(f));
  if (f?.kind !== "concept" && f?.kind !== "actor") return false;
  const names = desk.offered(f).map((n) => n.name);
  if (chosen(desk, f, key, names.slice(0, 5))) return true;
  if (key === "n" || (key === "0" && !f.optional)) desk.name(f);
  else if (key === "0") desk.unsaid(f);
  else return false;
  return true;
};

function chosen(desk: ReviewState, f: Ask, key: string, offered: string[]): boolean {
  const value = /^[1-9]$/.test(key) ? offered[Number(key) - 1] : undefined;
  if (value) desk.take(f, value);
  return !!value;
}

const sign: Keys = (desk, key) => {
  const f = desk.fields.find((x) => x.kind === "sign"),
    symbol = SIGNS[key];
  if (!f || !symbol) return false;
  desk.take(f, symbol);
  return true;
};

const attribution: Keys = (desk, key) => {
  const holder = HOLDERS.find(([letter]) => letter === key),
    commitment = COMMITMENTS.find(([letter]) => letter === key);
  if (holder) desk.hold(holder[1]);
  else if (commitment) desk.commit(commitment[1]);
  else return false;
  return true;
};

const OF_ONE: readonly Keys[] = [edges, acts, steps, field, sign, attribution];
