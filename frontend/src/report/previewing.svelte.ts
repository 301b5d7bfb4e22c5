// The report as it will stand: asked for when the typing rests, the newest answer counts.
import { documents, type PartShown, type Plan } from "../api/documents";

const PAUSE = 400;

export class Previewing {
  body = $state.raw("");
  style = $state.raw("");
  /** What became of each part, by its key. */
  parts = $state.raw(new Map<number, PartShown>());
  trouble = $state("");
  waiting = $state(false);
  private newest = 0;
  private timer = 0;

  ask(plan: Plan, keys: number[]): void {
    clearTimeout(this.timer);
    const n = ++this.newest;
    this.timer = window.setTimeout(
      () => {
        this.waiting = true;
        documents
          .preview(plan)
          .then(
            (made) => {
              if (n !== this.newest) return;
              this.trouble = "";
              [this.body, this.style] = [made.body, made.style];
              this.parts = new Map(made.parts.map((part, i) => [keys[i] ?? 0, part]));
            },
            (error: unknown) => {
              if (n === this.newest)
                this.trouble = error instanceof Error ? error.message : String(error);
            },
          )
          .finally(() => {
            if (n === this.newest) this.waiting = false;
          });
      },
      this.body ? PAUSE : 0,
    );
  }
}
