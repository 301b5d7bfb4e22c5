import type { Page } from "../app/page";

export default {
  name: "report",
  order: 150,
  label: "Reports",
  keys: "Reports",
  help: "how-to/compose-a-report",
  load: () => import("./ReportsPage.svelte"),
} satisfies Page;
