// A statement is saved, changed, deleted or brought back; what others did meanwhile is told.
import { api } from "../api";
import { refusal } from "../api/trouble";
import type { Statement } from "../api/types";
import { shared } from "../app/state.svelte";
import type { StatementDraft } from "./draft.svelte";
import { drafts } from "./drafts.svelte";
import { changesOf, newOf } from "./said";

type Done = (statement: Statement | null) => void;

/** Saves what is said, where nothing is missing. */
export async function save(draft: StatementDraft, done: Done): Promise<void> {
  const { form, missing } = draft,
    statement = draft.statement(),
    passage = draft.passage(),
    // who goes on to the next passage while this one is written has another draft by then
    { said, subject } = draft;
  if (missing.length) {
    shared.say(`Still missing: ${missing.join(", ")}.`);
    return;
  }
  if (!form) return;
  await shared.act(async () => {
    if (statement) {
      await change(draft, statement, done);
      return;
    }
    if (!passage) return;
    const { transcript, start, end } = passage;
    draft.writing = subject;
    const made = await api.code({
      id: draft.key,
      transcript,
      start,
      end,
      ...newOf(said, form),
    });
    shared.say(`Saved: ${made.reading}`);
    draft.remember(form, said);
    drafts.forget(transcript, subject);
    done(made);
  });
}

async function change(draft: StatementDraft, statement: Statement, done: Done): Promise<void> {
  if (!draft.form) return;
  const { revision } = draft,
    changes = changesOf(draft.said, draft.opened, draft.form);
  try {
    const made = await api.edit(statement.id, { ...changes, ...(revision ? { revision } : {}) });
    drafts.forget(made.transcript, made.id);
    draft.begin(made);
    done(made);
    const theirs = (made.theirs ?? []).map((f) => f.replace("values.", "")).join(", ");
    shared.say(made.merged ? `Saved. ${made.by} changed ${theirs}; both stand.` : "Saved.");
  } catch (error) {
    const gone = refusal(error, "Gone"),
      conflict = refusal(error, "Changed");
    if (gone) draft.gone = gone;
    else if (conflict) draft.conflict = conflict;
    else throw error;
  }
}

/** Every field is decided: what is saved now is meant for the statement as it is. */
export async function settle(draft: StatementDraft, done: Done): Promise<void> {
  if (!draft.conflict) return;
  draft.revision = draft.conflict.revision ?? draft.revision;
  draft.conflict = null;
  await save(draft, done);
}

/** It was deleted meanwhile: brings it back, with what was typed. */
export async function putBack(draft: StatementDraft, deletion: number, done: Done): Promise<void> {
  if (!draft.gone) return;
  const back = await shared.act(async () => {
    await api.undo(deletion);
    if (draft.opened) draft.revision = (await api.statement(draft.opened.id)).revision;
  });
  if (!back) return;
  draft.gone = null;
  await save(draft, done);
}

/** Deletes it. Who is told of another's change, and deletes it again, has seen that. */
export async function remove(draft: StatementDraft, done: Done): Promise<void> {
  const statement = draft.statement();
  if (!statement) return;
  const removed = await shared.act(
    async () => {
      try {
        await api.removeOne(statement.id, draft.revision);
      } catch (error) {
        draft.revision = refusal(error, "Changed")?.revision ?? draft.revision;
        throw error;
      }
    },
    `Deleted. ${shared.key("z")} brings it back.`,
  );
  if (!removed) return;
  drafts.forget(statement.transcript, statement.id);
  done(null);
}
