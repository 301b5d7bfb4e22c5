// Who may be given a text: in a team its members who code, in a file whoever has coded.
import { api } from "../api";
import { here } from "../team/here";
import { people } from "../team/team.svelte";

class Who {
  names = $state<string[]>([]);
  /** Whom a lot is offered first: those who are there to code, where there are any. */
  usual = $state<string[]>([]);

  async ask(): Promise<void> {
    const members = here ? await people.members() : [];
    this.names = here
      ? members.filter((m) => m.role !== "reader").map((m) => m.name)
      : (await api.coders()).coders;
    const coders = members.filter((m) => m.role === "coder").map((m) => m.name);
    this.usual = coders.length ? coders : [...this.names];
  }
}

export const who = new Who();
