import type { Page } from "../lib/page";

export default {
  name: "changed",
  order: 280,
  label: "What changed",
  keys: "",
  help: "how-to/see-what-changed",
  load: () => import("./ChangedPage.svelte"),
  hidden: true,
} satisfies Page;
