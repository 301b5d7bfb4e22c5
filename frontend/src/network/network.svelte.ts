// One network study: what is asked, the answers of its views, and what was clicked.
import { api } from "../api";
import type { Progress } from "../api/long";
import { studies } from "../api/studies";
import { shared } from "../app/state.svelte";
import { versions } from "../app/versions.svelte";
import type {
  AscriptionAnswer,
  BackboneAnswer,
  CampsAnswer,
  CountsAnswer,
  Evidence,
  MeasuresAnswer,
  NetworkAnswer,
  WindowsAnswer,
} from "../api/types";
import { asker } from "./asking";
import { Picture } from "./picture.svelte";
import { names, oneMode, overBackbone } from "./evidence";
import { question, signed, single, windowsOf } from "./evidence";
import { ascribedTo, begun, behind, firstOf, together } from "./opening";
import type { Bones, Picked, View } from "./views";
import { fittingTime, options, START } from "./study";
import type { NetworkQuestion, NetworkStudy, SavedStudy, TimeOptions } from "./study";

export class Network {
  private readonly kept = JSON.parse(
    sessionStorage.getItem("network") ?? "{}",
  ) as Partial<NetworkStudy>;
  study = $state.raw<NetworkStudy>({ ...START, ...this.kept });
  private opened = "variable1" in this.kept;
  view = $state<View>("graph");
  stale = $state(false);
  /** How far a long answer is, while one is worked out. */
  work = $state.raw<Progress | null>(null);
  trouble = $state("");
  whole = $state.raw<NetworkAnswer | null>(null);
  saved = $state.raw<SavedStudy[]>([]);
  timely = $state(false);
  time = $state.raw<TimeOptions | null>(null);
  series = $state.raw<WindowsAnswer | null>(null);
  timeTrouble = $state("");
  index = $state<number | null>(null);
  private moment = $state.raw<NetworkAnswer | null>(null);
  clusters = $state(2);
  camps = $state.raw<CampsAnswer | null>(null);
  bones = $state.raw<Bones>({ method: "nested", size: null, penalty: 3.5 });
  backbone = $state.raw<BackboneAnswer | null>(null);
  measures = $state.raw<MeasuresAnswer | null>(null);
  voices = $state.raw<AscriptionAnswer | null>(null);
  readonly picture = new Picture();
  counted = $state("concept");
  counts = $state.raw<CountsAnswer | null>(null);
  // what was clicked
  picked = $state.raw<Picked | null>(null);
  heading = $state("");
  evidence = $state.raw<Evidence | null>(null);

  readonly asked = $derived.by(() => ({ ...options(this.study), ...versions.asked }));
  readonly plain = $derived.by(() => ["graph", "matrix", "list"].includes(this.view));
  readonly net = $derived.by(() =>
    this.index !== null && this.moment && this.plain ? this.moment : this.whole,
  );
  /** Which network is drawn: the whole, or that of the window that is looked at. */
  readonly drawn = $derived.by(() =>
    this.index !== null && this.time
      ? { ...this.asked, ...windowsOf(this.time), index: this.index }
      : this.asked,
  );
  /** What is shown, where it is a picture. */
  readonly title = $derived.by(() =>
    this.view === "graph" && this.picture.drawing && !this.net?.why_empty
      ? this.picture.drawing.title
      : question(this.view, this.study),
  );
  readonly choices = $derived.by(() => [
    { name: "this network", options: this.asked },
    ...this.saved
      .filter((s) => s.page)
      .map((s) => ({ name: s.name, options: options({ ...START, ...s.page }) })),
  ]);
  private working = (far: Progress | null) => (this.work = far);
  private asker = () => asker((is) => (this.stale = is), this.working);
  private ask = {
    network: this.asker(),
    series: this.asker(),
    moment: this.asker(),
    view: this.asker(),
  };
  private fail = (words: string) => (this.trouble = words);

  load(): void {
    const asked = this.asked; // a change of it loads anew, also while one begins
    if (!this.opened) return this.begin();
    sessionStorage.setItem("network", JSON.stringify(this.study));
    this.ask.network(
      api.network(asked),
      (found) => {
        this.whole = found;
        this.time ??= fittingTime(found.dates, found.n);
      },
      this.fail,
    );
    studies.of<SavedStudy>(["network"]).then(
      (found) => (this.saved = found.filter((s) => s.page)),
      (error: unknown) => shared.trouble(error),
    );
  }
  /** Nobody has chosen yet: begin with what is there. */
  private begin(): void {
    const begin = (study: NetworkStudy | null): void => {
      this.opened = true;
      study ? (this.study = study) : this.load();
    };
    this.ask.network(begun(), begin, this.fail);
  }
  loadSeries(): void {
    if (!this.timely || !this.time) {
      this.series = null;
      this.index = null;
      this.moment = null;
      return;
    }
    this.ask.series(
      api.windows({ ...this.asked, ...this.time }),
      (found) => {
        this.series = found;
        if (this.index !== null && this.index >= found.points.length) this.index = null;
      },
      (words) => (this.timeTrouble = words),
    );
  }
  loadMoment(): void {
    if (this.index === null || !this.time) {
      this.moment = null;
      return;
    }
    const windows = { ...this.asked, ...windowsOf(this.time) };
    this.ask.moment(
      api.windowNetwork(windows, this.index),
      (found) => (this.moment = found),
      this.fail,
    );
  }
  loadView(): void {
    const { ask, asked, study, fail } = this,
      across = { mode: "one-mode", normalization: oneMode(study) } as const;
    if (this.view === "camps") {
      const signed = { ...across, aggregation: "subtract", clusters: this.clusters } as const;
      ask.view(api.camps({ ...asked, ...signed }), (found) => (this.camps = found), fail);
    } else if (this.view === "backbone") {
      const question = { ...asked, ...across, ...this.bones };
      ask.view(api.backbone(question), (found) => (this.backbone = found), fail);
    } else if (this.view === "counts") {
      const question = { ...asked, variable: this.counted };
      ask.view(api.counts(question), (found) => (this.counts = found), fail);
    } else if (this.view === "measures")
      ask.view(api.measures(asked), (found) => (this.measures = found), fail);
    else if (this.view === "voices")
      ask.view(api.ascription(versions.asked), (found) => (this.voices = found), fail);
    else {
      ask.view.leave();
      this.trouble = "";
    }
  }
  stop = (): void => Object.values(this.ask).forEach((one) => one.stop());
  leave = (): void => Object.values(this.ask).forEach((one) => one.leave());

  change = (made: NetworkStudy): void => {
    this.study = made;
    this.index = null;
    this.close();
  };
  private async look(called: string, question: Promise<Evidence>): Promise<void> {
    this.heading = called;
    try {
      this.evidence = await question;
    } catch (error) {
      shared.trouble(error);
    }
  }
  private open(of: NetworkQuestion, row: string, column?: string, mark = true): void {
    this.picked = mark ? { row, ...(column === undefined ? {} : { column }) } : null;
    void this.look(names(row, column), api.networkEvidence(of, row, column));
  }
  pick = (row: string, column?: string): void => {
    this.picture.clear();
    this.picked = { row, ...(column === undefined ? {} : { column }) };
    void this.look(names(row, column), this.row(row, column));
  };
  pickSigned = (row: string, column?: string): void =>
    this.open(signed(this.asked, this.study), row, column);
  pickOne = (row: string, column?: string): void =>
    this.open(single(this.asked, this.study), row, column, false);
  pickBackbone = (row: string, column?: string): void =>
    this.open(overBackbone(this.asked, this.study, this.backbone?.backbone ?? []), row, column);
  openTie = (of: NetworkQuestion, row: string, column?: string): void =>
    this.open(of, row, column, false);
  openWindow = (): void => {
    if (this.index === null || !this.time) return;
    this.picked = null;
    const windows = { ...this.asked, ...windowsOf(this.time) };
    void this.look("This window", api.windowEvidence(windows, this.index));
  };
  private bar(variable: string, value: string, level: number | string | null): void {
    this.picked = null;
    void this.look(value, api.countsEvidence({ ...this.asked, variable }, value, level));
  }
  openBar = (value: string, level: number | string | null): void =>
    this.bar(this.counted, value, level);
  openConcept = (value: string): void => this.bar(this.study.variable2, value, null);
  openSentences = (called: string, ids: readonly string[], many = ids.length): void => {
    this.picked = null;
    void this.look(called, firstOf(ids, many));
  };
  openAscribed = (called: string, teller: string, holder: string): void => {
    this.picked = null;
    void this.look(called, ascribedTo(teller, holder));
  };
  /** The sentences of several nodes ("side|name") together, each once. */
  openTogether = (keys: readonly string[]): void => {
    this.picked = null;
    const asked = keys.map((key) => this.row(key.slice(key.indexOf("|") + 1)));
    void this.look(`${keys.length} chosen`, together(asked));
  };
  private row(name: string, column?: string): Promise<Evidence> {
    const { asked, index, time } = this;
    return behind(asked, index === null || !time ? null : { time, index }, name, column);
  }
  close = (): void => {
    this.picked = null;
    this.picture.clear();
    this.evidence = null;
    this.heading = "";
  };
  show = (next: View): void => {
    this.view = next;
    this.close();
  };
  step(forward: boolean): void {
    const last = (this.series?.points.length ?? 0) - 1;
    if (last < 0) return;
    const from = this.index ?? (forward ? -1 : last + 1);
    this.index = Math.max(0, Math.min(last, from + (forward ? 1 : -1)));
  }
}
