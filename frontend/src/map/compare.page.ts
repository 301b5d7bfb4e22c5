import type { Page } from "../lib/page";

export default {
  name: "compare",
  order: 130,
  label: "Compare",
  keys: "",
  help: "how-to/compare-speakers",
  load: () => import("./ComparePage.svelte"),
} satisfies Page;
