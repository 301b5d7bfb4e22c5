// Where a memo is opened.
import type { Memo } from "../api/memos";
import { textPlace } from "../text/places";

/** The address of what a memo stands on; "" where it stands on the project. */
export function placeOf(memo: Pick<Memo, "on" | "of" | "transcript" | "start">): string {
  if (memo.on === "statement") return textPlace(memo.transcript, memo.start, memo.of);
  const of = encodeURIComponent(memo.of);
  if (memo.on === "text") return `#/read/${of}`;
  if (memo.on === "person") return `#/people/${of}`;
  if (memo.on === "concept") return `#/codebook/${of}`;
  return "";
}
