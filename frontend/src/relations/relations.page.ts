import type { Page } from "../app/page";

export default {
  name: "relations",
  order: 100,
  label: "Relations",
  keys: "Relations",
  help: "how-to/read-relations",
  load: () => import("./RelationsPage.svelte"),
} satisfies Page;
