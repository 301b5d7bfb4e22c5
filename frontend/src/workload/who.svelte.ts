// Who may be given a text: in a team its members who code, in a file whoever has coded.
import { api } from "../api";
import { here } from "../team/here";
import { people } from "../team/team.svelte";

class Who {
  names = $state<string[]>([]);

  async ask(): Promise<void> {
    if (here)
      this.names = (await people.members()).filter((m) => m.role !== "reader").map((m) => m.name);
    else this.names = (await api.coders()).coders;
  }
}

export const who = new Who();
