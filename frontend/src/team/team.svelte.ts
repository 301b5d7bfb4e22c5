// A team: who is signed in, what the server answers about people, who is here at this moment.
import { askAt } from "../api/ask";
import { Trouble } from "../api/trouble";
import { memberRowRoleValues, type components } from "../api/team-schema";
import { base, here, isTeam } from "./here";

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
export const ROLES = memberRowRoleValues;
/** What each role is for, in a line. */
export const MEANS: Record<Role, string> = {
  reader: "reads everything, changes nothing",
  coder: "codes, and changes their own statements",
  adjudicator: "also compares coders and decides between them",
  manager: "also texts, codebook, members and exports",
  owner: "also settings, owners, and deleting the project",
};

const get = <T>(path: string) => askAt<T>("GET", path);
const post = <T>(path: string, body: unknown = {}) => askAt<T>("POST", path, body);
const patch = <T>(path: string, body: unknown) => askAt<T>("PATCH", path, body);
const drop = (path: string, body?: unknown) => askAt<undefined>("DELETE", path, body);
const id = encodeURIComponent;
const within = (p: string) => `/api/projects/${id(p)}`;

export const people = {
  session: () => get<Session>("/api/session"),
  signIn: (name: string, password: string, stays: boolean) =>
    post<Begun>("/api/session", { name, password, stays }),
  signOut: () => drop("/api/session"),
  sessions: () => get<Schemas["SessionRow"][]>("/api/sessions"),
  endSession: (key: string) => drop(`/api/sessions/${id(key)}`),
  password: (old: string, fresh: string) => post<undefined>("/api/password", { old, new: fresh }),
  invitation: (token: string) => get<Schemas["InvitationAnswer"]>(`/api/invitations/${id(token)}`),
  join: (token: string, who: Record<string, unknown>) =>
    post<Schemas["Joined"]>(`/api/invitations/${id(token)}`, who),
  reset: (token: string, password: string) =>
    post<undefined>(`/api/resets/${id(token)}`, { password }),
  makeProject: (name: string) => post<Schemas["ProjectRow"]>("/api/projects", { name }),
  about: () => get<Schemas["ProjectAbout"]>(base),
  settle: (what: Record<string, unknown>) => patch<Schemas["ProjectRow"]>(base, what),
  deleteProject: (name: string) => drop(base, { name }),
  members: () => get<Member[]>(`${base}/members`),
  setRole: (account: string, role: Role) =>
    patch<Member>(`${base}/members/${id(account)}`, { role }),
  takeOut: (account: string) => drop(`${base}/members/${id(account)}`),
  invitations: () => get<Schemas["InvitationRow"][]>(`${base}/invitations`),
  invite: (role: Role, name: string) => post<MadeLink>(`${base}/invitations`, { role, name }),
  withdraw: (key: string) => drop(`${base}/invitations/${id(key)}`),
  audit: () => get<Schemas["AuditRow"][]>(`${base}/audit`),
  keys: (p: string) => get<Schemas["KeyRow"][]>(`${within(p)}/keys`),
  makeKey: (p: string, name: string, scope: string) =>
    post<Schemas["KeyMade"]>(`${within(p)}/keys`, { name, scope }),
  endKey: (p: string, key: string) => drop(`${within(p)}/keys/${id(key)}`),
  accounts: () => get<Schemas["AccountSeen"][]>("/api/accounts"),
  makeAccount: (name: string) => post<Schemas["AccountMade"]>("/api/accounts", { name }),
  resetFor: (account: string) => post<MadeLink>(`/api/accounts/${id(account)}/reset`),
  mayFound: (account: string, founds: boolean) =>
    patch<Schemas["AccountSeen"]>(`/api/accounts/${id(account)}`, { founds }),
  allProjects: () => get<Schemas["KeeperProject"][]>("/api/server/projects"),
  joinAsKeeper: (p: string) => post<Schemas["ProjectRow"]>(`/api/server/projects/${id(p)}/join`),
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
      if (isTeam && here) void post(`${base}/presence`, place()).catch(() => undefined);
    };
    say();
    const timer = window.setInterval(say, 20_000);
    return () => clearInterval(timer);
  }
}

export const team = new Team();

export { day, moment as when } from "../lib/words";

/** The first letters of a name's first two words. */
export function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? "")
    .join("");
}
