// Whether one interview in several versions counts once, or all of them do: one switch for all pages.
const KEY = "versions";

class Versions {
  all = $state(sessionStorage.getItem(KEY) === "all");

  turn = (): void => {
    this.all = !this.all;
    sessionStorage.setItem(KEY, this.all ? "all" : "once");
  };
  /** What a study is asked with. */
  get asked(): { versions?: "all" } {
    return this.all ? { versions: "all" } : {};
  }
}

export const versions = new Versions();
