import type { Page } from "../app/page";

export default {
  name: "factors",
  order: 260,
  label: "Factors",
  keys: "Factors",
  help: "how-to/merge-factors",
  load: () => import("./FactorsPage.svelte"),
  hidden: true,
} satisfies Page;
