import type { Page } from "../app/page";

export default {
  name: "exchange",
  order: 290,
  label: "Exchange",
  keys: "",
  help: "how-to/export",
  load: () => import("./ExchangePage.svelte"),
  hidden: true,
  under: "library",
} satisfies Page;
