import type { Page } from "../app/page";

export default {
  name: "account",
  order: 140,
  label: "Account",
  keys: "Account",
  help: "how-to/read-an-account",
  load: () => import("./AccountPage.svelte"),
} satisfies Page;
