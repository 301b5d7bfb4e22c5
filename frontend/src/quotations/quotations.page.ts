import type { Page } from "../app/page";

export default {
  name: "quotations",
  order: 50,
  label: "Quotations",
  keys: "Quotations",
  help: "how-to/check-quotations",
  load: () => import("./QuotationsPage.svelte"),
} satisfies Page;
