import type { Turn } from "../api/types";

/** The turn spoken at a time: the last that has begun, unless it has ended. No time is invented. */
export function spokenAt(turns: readonly Turn[], seconds: number): Turn | null {
  let last: Turn | null = null;
  for (const turn of turns) {
    if (turn.begins_at === null || turn.begins_at > seconds) continue;
    if (last === null || turn.begins_at >= (last.begins_at ?? 0)) last = turn;
  }
  return last !== null && last.ends_at !== null && last.ends_at < seconds ? null : last;
}
