// What every page shares: the project, what was just said to the person, the theme and the route.
import { api, Trouble } from "../api";
import { live } from "../api/live";
import type { Form, ProjectInfo } from "../api/types";
import { kept } from "../kept";
import { heard } from "../wording/heard";

export interface Route {
  page: string;
  key: string;
  query: URLSearchParams;
}

function route(): Route {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [page = "", key = ""] = path.split("/");
  return {
    page: page || "library",
    key: decodeURIComponent(key),
    query: new URLSearchParams(query),
  };
}

/** Milliseconds within which a word and the page it leads to belong together. */
const LED = 1000;

class Shared {
  project = $state<ProjectInfo | null>(null);
  forms = $state<Form[]>([]);
  route = $state<Route>(route());
  said = $state<{ text: string; trouble: boolean } | null>(null);
  revision = $state(0);
  lost = $state(false);
  /** Why nothing of the project is here, where it was asked for and refused. */
  unopened = $state("");
  /** How many of a page's digits do something just now; 0: all. */
  digits = $state(0);
  /** Whose keys hold just now, where a page shows something else for a while; "": the page’s. */
  within = $state("");
  /** Whether a server that was started anew, and does not know this window, answers instead. */
  stranger = $state(false);
  /** Where a copy of the project was saved last. */
  copied = $state("");
  theme = $state(kept("theme") ?? "");
  /** Whether single letters are commands (WCAG 2.1.4: a person can switch them off). */
  letters = $state(kept("letters") !== "off");
  /** A key as this person has it on the page that is open: app/keyed knows. */
  key = (token: string): string => token;
  lastText = $state(sessionStorage.getItem("text") ?? "");
  private timer = 0;
  private saidAt = 0;

  async start(): Promise<void> {
    addEventListener("hashchange", () => {
      const left = this.route.page;
      this.route = route();
      // what was said of a page is not said on the next; what led there is
      if (left !== this.route.page && performance.now() - this.saidAt > LED) this.said = null;
    });
    await this.refresh();
    live(
      (revision, moved) => {
        const news = revision !== this.revision || moved !== Boolean(this.project?.lost);
        if (this.lost || news) void this.refresh();
        this.lost = false;
      },
      (stranger) => {
        this.lost = true;
        this.stranger = stranger;
      },
    );
  }

  async refresh(): Promise<void> {
    try {
      const [project, forms] = await Promise.all([api.project(), api.forms()]);
      this.forms = forms;
      this.project = project;
      this.revision = project.revision;
      this.lost = false;
      this.unopened = "";
    } catch (error) {
      this.trouble(error);
      if (error instanceof Trouble && error.status) this.unopened = error.message;
    }
  }

  say(text: string): void {
    this.show(text, false);
  }

  trouble(error: unknown): void {
    if (error instanceof Trouble && error.status === 0) this.lost = true;
    this.show(error instanceof Error ? error.message : String(error), true);
  }

  private show(text: string, trouble: boolean): void {
    this.said = { text, trouble };
    this.saidAt = performance.now();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(
      () => {
        this.said = null;
      },
      trouble ? 12000 : 5000,
    );
  }

  /** Save the whole project as a new file; says where, until the next thing is said. */
  saveCopy = async (): Promise<void> => {
    try {
      this.copied = (await api.saveCopy()).path;
    } catch (error) {
      this.trouble(error);
    }
  };

  /** Do something that writes; afterwards everything is fresh. False where it was refused (and said so). */
  async act(what: () => Promise<unknown>, said = ""): Promise<boolean> {
    try {
      await what();
      if (said) this.say(said);
      await this.refresh();
      return true;
    } catch (error) {
      this.trouble(error);
      return false;
    }
  }

  undo = () =>
    this.act(async () => {
      this.say(heard(`Undone: ${(await api.undo()).summary}`));
    });
  redo = () =>
    this.act(async () => {
      this.say(heard(`Done again: ${(await api.redo()).summary}`));
    });
}

export const shared = new Shared();

export function go(hash: string): void {
  location.hash = hash;
}

export { textPlace } from "../text/places";

/** True while a person types, or wants no single letters as commands: letters are then letters. A
 * letter that an F key stands for was not pressed (its event is the page's own), and is a command. */
export function typing(event: KeyboardEvent): boolean {
  const at = event.target as HTMLElement;
  return (
    (!shared.letters && event.isTrusted && event.key.length === 1) ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    at.isContentEditable ||
    ["TEXTAREA", "SELECT"].includes(at.tagName) ||
    (at.tagName === "INPUT" &&
      !["checkbox", "radio", "range"].includes((at as HTMLInputElement).type))
  );
}
