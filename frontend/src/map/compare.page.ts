import type { Page } from "../app/page";

export default {
  name: "compare",
  order: 130,
  label: "Compare",
  keys: "",
  help: "how-to/compare-speakers",
  load: () => import("./ComparePage.svelte"),
} satisfies Page;
