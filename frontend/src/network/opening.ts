// The study one begins with, and the sentences behind marks as the panel beside a picture takes them.
import { shelves } from "../api/shelves";
import { versions } from "../app/versions.svelte";
import { api } from "../api";
import type { Evidence } from "../api/types";
import { sentencesTold } from "../text/passages";
import { whole } from "../wording/words";
import { windowsOf } from "./evidence";
import { openings } from "../api/openings";
import { mended, START, type NetworkQuestion, type NetworkStudy, type TimeOptions } from "./study";

/** Sentences that are shown of a mark. */
const LISTED = 100;

/** The study a page begins with; null where nothing is coded that it could ask. */
export async function begun(): Promise<NetworkStudy | null> {
  const { question } = await openings.network();
  const rest = { qualifier: null, aggregation: "ignore" };
  return Object.keys(question).length ? mended(START, { ...rest, ...question }) : null;
}

/** The first of some sentences, of which there are so many. */
export async function firstOf(ids: readonly string[], many: number): Promise<Evidence> {
  const { rows } = await api.statements({ ids: ids.slice(0, LISTED).join(",") });
  const summary =
    many > LISTED ? `The first ${LISTED} of ${whole(many)} statements.` : sentencesTold(rows, many);
  return { summary, weight: null, concepts: [], statements: rows };
}

/** The sentences in which one tells another's views, the first of many. */
export async function ascribedTo(teller: string, holder: string): Promise<Evidence> {
  const { statements, total } = await shelves.ascribed(versions.asked, teller, holder);
  const few = statements.length < total;
  const summary = few
    ? `The first ${statements.length} of ${whole(total)} statements.`
    : sentencesTold(statements, total);
  return { summary, weight: null, concepts: [], statements };
}

/** The sentences of several marks, each once. */
export async function together(asked: readonly Promise<Evidence>[]): Promise<Evidence> {
  const found = await Promise.all(asked);
  const rows = new Map(found.flatMap((f) => f.statements).map((s) => [s.id, s]));
  const summary = sentencesTold([...rows.values()]);
  return { summary, weight: null, concepts: [], statements: [...rows.values()] };
}

/** The sentences behind a row or a cell: of a network, or of one window of it. */
export function behind(
  asked: NetworkQuestion,
  window: { time: TimeOptions; index: number } | null,
  row: string,
  column?: string,
): Promise<Evidence> {
  if (!window) return api.networkEvidence(asked, row, column);
  return api.windowEvidence({ ...asked, ...windowsOf(window.time) }, window.index, row, column);
}
