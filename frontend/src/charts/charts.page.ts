import type { Page } from "../app/page";

export default {
  name: "charts",
  order: 80,
  label: "Charts",
  keys: "Charts",
  help: "how-to/draw-charts",
  load: () => import("./ChartsPage.svelte"),
  ownLetters: "t",
} satisfies Page;
