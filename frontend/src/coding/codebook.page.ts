import type { Page } from "../app/page";

export default {
  name: "codebook",
  order: 170,
  label: "Codebook",
  keys: "",
  load: () => import("./CodebookPage.svelte"),
} satisfies Page;
