import type { Page } from "../lib/page";

export default {
  name: "codebook",
  order: 170,
  label: "Codebook",
  keys: "",
  load: () => import("./CodebookPage.svelte"),
} satisfies Page;
