import type { Page } from "../app/page";

export default {
  name: "map",
  order: 120,
  label: "Map",
  keys: "Map",
  help: "concepts/causal-maps",
  load: () => import("./MapPage.svelte"),
} satisfies Page;
