import type { Page } from "../app/page";

export default {
  name: "network",
  order: 70,
  label: "Network",
  keys: "Network",
  help: "how-to/read-a-network",
  load: () => import("./NetworkPage.svelte"),
  ownLetters: "t",
} satisfies Page;
