import type { Page } from "../app/page";

export default {
  name: "words",
  order: 90,
  label: "Words",
  keys: "Words",
  help: "how-to/draw-charts",
  load: () => import("./WordsPage.svelte"),
} satisfies Page;
