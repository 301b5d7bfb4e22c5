// A team: who is signed in, what the server answers about people, who is here at this moment.
import { askTeam } from "../api/ask";
import { Trouble } from "../api/trouble";
import { memberRowRoleValues, type components } from "../api/team-schema";
import { here, isTeam } from "./here";

type Schemas = components["schemas"];
export type Session = Schemas["SessionAnswer"];
export type Role = Schemas["MemberRow"]["role"];
export type Member = Schemas["MemberRow"];
export interface Present {
  who: string;
  page: string;
  transcript: string;
  turn: string;
}
export type MadeLink = Schemas["MadeLink"];
export type Begun = Schemas["SessionBegun"];
export type Scope = NonNullable<Schemas["NewKey"]["scope"]>;
export const ROLES = memberRowRoleValues;
/** What each role is for, in a line. */
export const MEANS: Record<Role, string> = {
  reader: "reads everything, changes nothing",
  coder: "codes, and changes their own statements",
  adjudicator: "also compares coders and decides between them",
  manager: "also texts, codebook, members and exports",
  owner: "also settings, owners, and deleting the project",
};

const id = encodeURIComponent;
const within = (p: string) => `/api/projects/${id(p)}` as const;
/** The project this page is in. */
const project = within(here);

export const people = {
  session: () => askTeam("GET", "/api/session"),
  signIn: (name: string, password: string, stays: boolean) =>
    askTeam("POST", "/api/session", { name, password, stays }),
  signOut: () => askTeam("DELETE", "/api/session"),
  sessions: () => askTeam("GET", "/api/sessions"),
  endSession: (key: string) => askTeam("DELETE", `/api/sessions/${id(key)}`),
  password: (old: string, fresh: string) => askTeam("POST", "/api/password", { old, new: fresh }),
  invitation: (token: string) => askTeam("GET", `/api/invitations/${id(token)}`),
  join: (token: string, who: Schemas["Acceptance"]) =>
    askTeam("POST", `/api/invitations/${id(token)}`, who),
  reset: (token: string, password: string) =>
    askTeam("POST", `/api/resets/${id(token)}`, { password }),
  makeProject: (name: string) => askTeam("POST", "/api/projects", { name }),
  about: () => askTeam("GET", project),
  settle: (what: Schemas["ProjectSettings"]) => askTeam("PATCH", project, what),
  deleteProject: (name: string) => askTeam("DELETE", project, { name }),
  members: () => askTeam("GET", `${project}/members`),
  setRole: (account: string, role: Role) =>
    askTeam("PATCH", `${project}/members/${id(account)}`, { role }),
  takeOut: (account: string) => askTeam("DELETE", `${project}/members/${id(account)}`),
  invitations: () => askTeam("GET", `${project}/invitations`),
  invite: (role: Role, name: string) => askTeam("POST", `${project}/invitations`, { role, name }),
  withdraw: (key: string) => askTeam("DELETE", `${project}/invitations/${id(key)}`),
  audit: () => askTeam("GET", `${project}/audit`),
  keys: (p: string) => askTeam("GET", `${within(p)}/keys`),
  makeKey: (p: string, name: string, scope: Scope) =>
    askTeam("POST", `${within(p)}/keys`, { name, scope }),
  endKey: (p: string, key: string) => askTeam("DELETE", `${within(p)}/keys/${id(key)}`),
  accounts: () => askTeam("GET", "/api/accounts"),
  makeAccount: (name: string) => askTeam("POST", "/api/accounts", { name }),
  resetFor: (account: string) => askTeam("POST", `/api/accounts/${id(account)}/reset`),
  mayFound: (account: string, founds: boolean) =>
    askTeam("PATCH", `/api/accounts/${id(account)}`, { founds }),
  allProjects: () => askTeam("GET", "/api/server/projects"),
  joinAsKeeper: (p: string) => askTeam("POST", `/api/server/projects/${id(p)}/join`),
};

class Team {
  session = $state<Session | null>(null);
  /** What a person must know once, from whoever looked after the account. */
  notice = $state("");
  present = $state<Present[]>([]);
  readonly role = $derived(this.session?.projects.find((p) => p.id === here)?.role ?? null);
  readonly manages = $derived(this.role === "manager" || this.role === "owner");
  /** Whether one may change texts, names and forms: a manager of a team, or whoever is alone. */
  readonly tends = $derived(!here || this.manages);
  /** The others who are here; several windows of one person are one. */
  readonly others = $derived(this.present.filter((p) => p.who !== this.session?.account.name));

  async ask(): Promise<void> {
    try {
      this.session = await people.session();
    } catch (error) {
      if (!(error instanceof Trouble) || error.status !== 401) throw error;
      this.session = null;
    }
  }

  /** Say where this person is, now and every 20 seconds. */
  tell(place: () => { page: string; transcript?: string }): () => void {
    const say = (): void => {
      if (isTeam && here)
        void askTeam("POST", `${project}/presence`, place()).catch(() => undefined);
    };
    say();
    const timer = window.setInterval(say, 20_000);
    return () => clearInterval(timer);
  }
}

export const team = new Team();

export { day, moment as when } from "../wording/words";

/** The first letters of a name's first two words. */
export function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? "")
    .join("");
}
