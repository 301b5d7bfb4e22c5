import type { Page } from "../app/page";

export default {
  name: "history",
  order: 230,
  label: "History",
  keys: "",
  load: () => import("./HistoryPage.svelte"),
} satisfies Page;
