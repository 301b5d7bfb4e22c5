// The report as it will stand: asked for when the typing rests, the newest answer counts.
import { documents, type Plan, type Shown } from "../api/documents";

const PAUSE = 400;

export class Previewing {
  body = $state.raw("");
  style = $state.raw("");
  figures = $state.raw<Shown["figures"]>([]);
  trouble = $state("");
  waiting = $state(false);
  private newest = 0;
  private timer = 0;

  ask(plan: Plan): void {
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
              [this.body, this.style, this.figures] = [made.body, made.style, made.figures];
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
