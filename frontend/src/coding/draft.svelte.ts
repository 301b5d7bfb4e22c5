// The statement that is made or changed in the panel: what is said so far, and what is due next.
import type { ChangedMeanwhile, DeletedMeanwhile } from "../api/trouble";
import type { Form, Statement } from "../api/types";
import { shared } from "../app/state.svelte";
import { type Draft, drafts, subjectOf } from "./drafts.svelte";
import { empty } from "./fields";
import { again, codeOf, habits, inVivo } from "./habits.svelte";
import { lostFields, sharedValues } from "./reform";
import {
  COMMITMENTS,
  HOLDERS,
  missingIn,
  type Said,
  saidIn,
  stageOf,
  valueOf,
  withField,
} from "./said";

/** A passage that is marked, with its words. */
export interface Quoted {
  transcript: string;
  turn?: string;
  start: number;
  end: number;
  quote: string;
}

export class StatementDraft {
  said = $state<Said>(saidIn(null));
  conflict = $state.raw<ChangedMeanwhile | null>(null);
  gone = $state.raw<DeletedMeanwhile | null>(null);
  /** The id of the statement to be: the same again makes nothing twice. */
  key: string = $state(crypto.randomUUID());
  /** The statement as it was when it was opened, and the revision the person has seen. */
  opened: Statement | null = null;
  revision = 0;
  /** The subject that is being written to the project. */
  writing = "";
  private untouched = "";
  /** What it was about before it is turned to something else. */
  private left: { transcript: string; subject: string; passage: Quoted | null } | null = null;

  readonly form = $derived.by(() => shared.forms.find((f) => f.name === this.said.form));
  readonly fields = $derived.by(() =>
    (this.form?.fields ?? []).filter((f) => f.required || this.said.shown.includes(f.name)),
  );
  readonly optional = $derived.by(() =>
    (this.form?.fields ?? []).filter((f) => !f.required && !this.said.shown.includes(f.name)),
  );
  readonly missing = $derived.by(() => missingIn(this.said, this.form));
  readonly stage = $derived.by(() => stageOf(this.said, this.form));
  /** The field that is decided next. */
  readonly waiting = $derived.by(() =>
    this.stage === "fields"
      ? this.fields.find((f) => f.required && empty(this.said.values[f.name]))
      : undefined,
  );
  /** The form a saved statement has, where it is given another. */
  readonly before = $derived.by(() => {
    const name = this.statement()?.form;
    return name === undefined || name === this.said.form
      ? undefined
      : shared.forms.find((f) => f.name === name);
  });
  /** What the fields are called whose values the other form has no room for. */
  readonly lost = $derived.by(() => {
    const statement = this.statement();
    return statement && this.before && this.form
      ? lostFields(statement.values, this.before, this.form)
      : [];
  });

  constructor(
    readonly statement: () => Statement | null,
    readonly passage: () => Quoted | null,
  ) {}

  /** What it is about; while that stays the same, news of it change nothing that was begun. */
  get subject(): string {
    return subjectOf(this.statement(), this.passage());
  }
  get transcript(): string {
    return this.statement()?.transcript ?? this.passage()?.transcript ?? "";
  }

  /** Shows a statement, or nothing chosen yet. */
  begin(statement: Statement | null): void {
    this.opened = statement;
    this.revision = statement?.revision ?? 0;
    this.conflict = null;
    this.gone = null;
    this.said = { ...saidIn(statement), ...(statement ? {} : habits.standing) };
    this.untouched = JSON.stringify($state.snapshot(this.said));
  }
  /** Another subject: what was begun of it before stands again, where that is kept. A mark that was
   * made longer or shorter takes along what was begun; what is left for something else is kept, and
   * that is said.
   */
  turnTo(keeps: boolean): void {
    const left = this.left;
    this.left = { ...this.about(), passage: this.statement() ? null : this.passage() };
    this.key = crypto.randomUUID();
    const begun = keeps && left ? drafts.about(left.transcript, left.subject) : undefined;
    if (left && begun && this.movedFrom(left.passage)) {
      drafts.forget(left.transcript, left.subject);
      this.begin(null);
      this.takeUp(begun);
      return;
    }
    if (begun && begun.subject !== this.subject && begun.subject !== this.writing)
      shared.say("What you began is kept; it is listed beside the text.");
    this.begin(this.statement());
    const kept = keeps ? drafts.about(this.transcript, this.subject) : undefined;
    if (!kept) return;
    // what another changed since is found when it is saved: it stands on what was seen then
    this.begin(kept.opened);
    this.revision = kept.revision;
    this.takeUp(kept);
  }
  private takeUp({
    form,
    holding,
    holder,
    via,
    commitment,
    values,
    about,
    memo,
    shown,
  }: Draft): void {
    this.said = { form, holding, holder, via, commitment, values, about, memo, shown };
  }
  /** Whether the passage is the one there was, with one end moved. */
  private movedFrom(before: Quoted | null): boolean {
    const now = this.statement() ? null : this.passage();
    if (!before || !now || before.transcript !== now.transcript) return false;
    return (before.start === now.start) !== (before.end === now.end);
  }
  private about(): { transcript: string; subject: string } {
    return { transcript: this.transcript, subject: this.subject };
  }
  /** What was begun outlives the page; what is as it was is no draft. */
  keep(): void {
    const now = $state.snapshot(this.said);
    if (JSON.stringify(now) !== this.untouched) drafts.keep(this.transcript, this.kept());
    else drafts.forget(this.transcript, this.subject);
  }
  private kept(): Draft {
    const statement = this.statement(),
      passage = this.passage();
    return {
      ...$state.snapshot(this.said),
      subject: this.subject,
      passage: statement || !passage ? null : { turn: "", ...passage },
      statement: statement?.id ?? "",
      opened: this.opened,
      revision: this.revision,
    };
  }

  /** A saved statement keeps what the other form has too; its own form brings everything back. */
  take(other: Form): void {
    if (this.said.form === other.name) return;
    const statement = this.statement(),
      had = shared.forms.find((f) => f.name === statement?.form);
    this.said.values = statement && had ? sharedValues(statement.values, had, other) : {};
    this.said.form = other.name;
    this.said.shown = Object.keys(this.said.values);
  }
  /** It was saved: the next may be like it. */
  remember(form: Form, said: Said): void {
    habits.saved($state.snapshot(said), form);
  }
  /** The last statement once more, of this passage; true where there was one. */
  repeat(): boolean {
    if (this.statement() || !habits.last) return false;
    this.said = again(habits.last);
    return true;
  }
  /** A plain code of this name; true where there is such a form. */
  code(name: string | undefined): boolean {
    const form = shared.forms.find((f) => f.name === "code"),
      said = form && name && !this.statement() ? codeOf(form, name, habits.standing) : null;
    if (said) this.said = said;
    return said !== null;
  }
  takeField(field: string, value: unknown): void {
    this.said = withField(this.said, field, value);
  }
  show(name: string): void {
    this.said.shown = [...this.said.shown, name];
  }

  /** What one key decides; true where it decided something. */
  decide(key: string): boolean {
    if (this.stage === "form") return this.choose(key) || this.shortcut(key);
    if (this.stage === "holder") {
      const holder = HOLDERS.find(([letter]) => letter === key);
      if (holder) this.said.holding = holder[1];
      return holder !== undefined;
    }
    if (this.stage === "commitment") {
      const commitment = COMMITMENTS.find(([letter]) => letter === key);
      if (commitment) this.said.commitment = commitment[1];
      return commitment !== undefined;
    }
    const value = this.waiting && valueOf(key, this.waiting);
    if (this.waiting && value !== undefined) this.said.values[this.waiting.name] = value;
    return value !== undefined;
  }
  /** What is said in one key before a form is chosen. */
  private shortcut(key: string): boolean {
    if (key === ".") return this.repeat();
    if (key === "i") return this.code(inVivo(this.passage()?.quote ?? ""));
    return /^[1-9]$/.test(key) && this.code(habits.lately[Number(key) - 1]);
  }
  /** The form whose letter it is. */
  choose(letter: string): boolean {
    const form = shared.forms.find((f) => f.key === letter);
    if (form) this.take(form);
    return form !== undefined;
  }
}
