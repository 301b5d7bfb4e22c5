// A correction of the open text is made: of who speaks where, or of its words.
import { api } from "../api";
import type { Corrected } from "../api/types";
import { go, shared } from "../app/state.svelte";
import { bodyOf, type Fix } from "./corrections";
import type { Reading } from "./reading.svelte";
import { counted } from "../wording/words";

/** Corrects as a fix says, or asks for what is missing; true where the form is done with. */
export async function correct(reading: Reading, fix: Fix): Promise<boolean> {
  const text = reading.text;
  if (!text) return false;
  const { verb, turn, words } = fix;
  if (verb === "mend" || verb === "take-out")
    return await reword(
      reading,
      () => api.mend(text.id, String(turn), verb === "mend" ? (words ?? "") : ""),
      reading.turn(turn)?.start,
    );
  if (verb === "passage") {
    const { verb: _, label: __, code: ___, ...what } = fix;
    return await reword(
      reading,
      () => api.addPassage(text.id, { ...what, words: words ?? "" }),
      reading.turn(fix.after)?.start,
    );
  }
  const body = bodyOf(fix, text.turns, reading.passage);
  if (body === "speaker") {
    reading.fixing = turn ?? "";
    return false;
  }
  if (body === "mark") {
    reading.fixing = turn ?? reading.fixing;
    shared.say("Mark the words where the new turn begins, then choose “Split where I marked”.");
    return false;
  }
  const done = await shared.act(
    () => api.correct(text.id, body),
    `Corrected. ${shared.key("z")} takes it back.`,
  );
  if (done) {
    reading.fixing = "";
    reading.passage = null;
  }
  return done;
}

/** The words change: a new text takes the place of this one, and opens at the same place. */
async function reword(reading: Reading, what: () => Promise<Corrected>, at = 0): Promise<boolean> {
  let made: Corrected | null = null;
  await shared.act(async () => {
    made = await what();
  });
  return made !== null && reworded(reading, made, at);
}

function reworded(reading: Reading, made: Corrected, at: number): boolean {
  const open = [...made.moved, ...made.unplaced].filter((r) => r.what === "statement").length,
    waits = `Corrected; ${counted(open, "statement waits", "statements wait")} for your decision (u).`;
  reading.fixing = "";
  reading.passage = null;
  shared.say(
    `${open ? waits : "Corrected; every statement kept its words."} ${shared.key("z")} takes it back.`,
  );
  go(`#/read/${made.transcript}?at=${Math.max(0, at)}`);
  return false;
}
