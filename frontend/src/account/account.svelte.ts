// The account page: whose account stands there, whose beside it, and asking again after a change.
import { accounts, type Account, type Speakers } from "../api/accounts";
import { go, shared } from "../app/state.svelte";
import { address } from "./beside";

export class Accounts {
  speakers = $state.raw<Speakers["speakers"] | null>(null);
  told = $state.raw<Account[]>([]);
  waiting = $state(false);
  private asked = 0;

  get one(): string {
    return shared.route.key || this.speakers?.[0]?.name || "";
  }
  get other(): string {
    return shared.route.query.get("beside") ?? "";
  }

  async list(): Promise<void> {
    try {
      this.speakers = (await accounts.speakers()).speakers;
    } catch (error) {
      shared.trouble(error);
    }
  }

  async ask(one: string, other: string): Promise<void> {
    const mine = ++this.asked;
    this.waiting = true;
    try {
      const names = other && other !== one ? [one, other] : [one];
      const told = await Promise.all(names.map(accounts.of));
      if (mine === this.asked) this.told = told;
    } catch (error) {
      shared.trouble(error);
    } finally {
      if (mine === this.asked) this.waiting = false;
    }
  }

  choose = (one: string, other: string): void => {
    go(address(one, other === one ? "" : other));
  };
}
