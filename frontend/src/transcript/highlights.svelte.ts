// What is painted on the text without touching it: the pending mark, hits, suggestions.
import type { Column } from "./column.svelte";
import type { Finding } from "./finding.svelte";
import { listed } from "./listed.svelte";
import type { Span } from "./ranges";
import type { Reading } from "./reading.svelte";
import type { Suggested } from "./suggested.svelte";

function paint(name: string, ranges: Range[]): void {
  if (ranges.length) CSS.highlights?.set(name, new Highlight(...ranges));
  else CSS.highlights?.delete(name);
}

/** Keeps everything painted; called while a component begins. */
export function keepPainted(
  reading: Reading,
  column: Column,
  finding: Finding,
  suggested: Suggested,
): void {
  /** The ranges near the window of spans that lie in a turn or its label. */
  function near<S extends Span>(spans: S[]): [S, Range][] {
    // where marks change, the nodes of the words do
    void reading.statements;
    if (!column.box || !spans.length) return [];
    return column.shown.flatMap((turn) =>
      spans.flatMap((span): [S, Range][] => {
        if (span.start >= turn.end || span.end <= (turn.label_start ?? turn.start)) return [];
        const range = column.rangeOf(turn, span);
        return range ? [[span, range]] : [];
      }),
    );
  }

  $effect(() => {
    const passage = column.box && reading.passage;
    const turns = passage
      ? reading.turns.filter((t) => t.end > passage.start && t.start < passage.end)
      : [];
    paint(
      "pending",
      turns.flatMap((turn) => (passage && column.rangeOf(turn, passage)) || []),
    );
  });

  $effect(() => {
    void listed.lists;
    const text = reading.text?.id;
    if (text) void listed.look(text);
  });

  $effect(() => {
    paint(
      "listed",
      near(listed.hits).map(([, range]) => range),
    );
  });

  $effect(() => {
    const hits = near(finding.hits),
      here = finding.here;
    paint(
      "found",
      hits.filter(([hit]) => hit !== here).map(([, range]) => range),
    );
    paint(
      "found-here",
      hits.filter(([hit]) => hit === here).map(([, range]) => range),
    );
  });

  $effect(() => {
    const rows = near(suggested.rows),
      { hinted } = suggested;
    paint(
      "suggested",
      rows.filter(([s]) => s.id !== hinted).map(([, range]) => range),
    );
    paint(
      "hinted",
      rows.filter(([s]) => s.id === hinted).map(([, range]) => range),
    );
  });
}

/** The top of what is marked or open in the window, or nothing. */
function placeOf(box: HTMLElement, reading: Reading): DOMRect | undefined {
  if (!reading.passage) return box.querySelector("mark.here")?.getBoundingClientRect();
  const [pending] = CSS.highlights?.get("pending") ?? [];
  return pending instanceof Range ? pending.getBoundingClientRect() : undefined;
}

/** Scrolls to what is marked or open where the statement sheet takes a part of the window. */
export function keepInView(box: HTMLElement, reading: Reading): () => void {
  const watch = new ResizeObserver(() => {
    const at = placeOf(box, reading),
      frame = box.getBoundingClientRect();
    if (!at) return;
    const bottom = Math.min(at.bottom, at.top + frame.height / 2);
    if (at.top >= frame.top + 6 && bottom <= frame.bottom - 6) return;
    box.scrollBy({ top: at.top - frame.top - Math.max(6, (frame.height - at.height) / 3) });
  });
  watch.observe(box);
  return () => watch.disconnect();
}
