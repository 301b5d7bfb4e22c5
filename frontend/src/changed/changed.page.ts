import type { Page } from "../app/page";

export default {
  name: "changed",
  order: 280,
  label: "What changed",
  keys: "",
  help: "how-to/see-what-changed",
  load: () => import("./ChangedPage.svelte"),
  hidden: true,
} satisfies Page;
