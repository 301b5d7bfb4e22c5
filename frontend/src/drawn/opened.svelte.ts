// The mark that is open beside a picture: its name and the sentences behind it.
import { api } from "../api";
import type { Evidence } from "../api/types";
import { shared } from "../app/state.svelte";
import { sentencesTold } from "../text/passages";

export class Opened {
  name = $state("");
  ids = $state.raw<readonly string[]>([]);
  evidence = $state.raw<Evidence | null>(null);

  open = async (name: string, ids: readonly string[]): Promise<void> => {
    this.name = name;
    this.ids = ids;
    this.evidence = null;
    try {
      const { statements, total } = await api.sentences([...ids]);
      if (this.ids !== ids) return;
      const told = sentencesTold(statements, total);
      const summary = total > statements.length ? `${told}, the first ${statements.length}` : told;
      this.evidence = { summary, weight: null, concepts: [], statements };
    } catch (error) {
      shared.trouble(error);
    }
  };

  close = (): void => {
    this.name = "";
    this.ids = [];
    this.evidence = null;
  };
}
