import type { Page } from "../app/page";
import { here } from "./here";

export default {
  name: "members",
  order: 240,
  label: "Members",
  keys: "",
  help: "how-to/run-a-team-server",
  load: () => import("./MembersPage.svelte"),
  when: () => here !== "",
} satisfies Page;
