// One speaker: the account in one reading order, and who can be read so.
import { ask } from "./ask";
import { versions } from "../app/versions.svelte";
import { base } from "../team/here";
import type { components } from "./schema";

type Schemas = components["schemas"];
export type Account = Schemas["Account"];
export type AccountPart = Schemas["AccountPart"];
export type AccountLine = Schemas["AccountLine"];
export type AccountTable = Schemas["AccountTable"];
export type AccountQuote = Schemas["AccountQuote"];
export type AccountGap = Schemas["AccountGap"];
export type Speakers = Schemas["Speakers"];

const q = encodeURIComponent;
const counting = () => (versions.all ? "&versions=all" : "");

export const accounts = {
  of: (name: string) => ask("GET", `/account?of=${q(name)}${counting()}`),
  speakers: () => ask("GET", "/account/speakers"),
  page: (name: string) => `${base}/account/page?of=${q(name)}${counting()}`,
};

export type FirstLook = Schemas["FirstLook"];
export type LookMark = Schemas["LookMark"];
export type LookName = Schemas["LookName"];
export type LookTrust = Schemas["LookTrust"];
export type LookDecided = Schemas["LookDecided"];
export type Changed = Schemas["Changed"];
export type ChangedRow = Schemas["ChangedRow"];

const id = encodeURIComponent;
export const looks = {
  of: (text: string) => ask("GET", `/look/${id(text)}`),
  decide: (text: string, mark: string, state: "open" | "later" | "rejected") =>
    ask("POST", `/look/${id(text)}/${id(mark)}`, { state }),
};
export const changes = {
  of: (name: string, a: string, b: string) =>
    ask("GET", `/changed?of=${q(name)}${a && b ? `&a=${q(a)}&b=${q(b)}` : ""}`),
};
