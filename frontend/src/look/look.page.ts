import type { Page } from "../app/page";

export default {
  name: "look",
  order: 270,
  label: "First look",
  keys: "First look",
  help: "how-to/take-a-first-look",
  load: () => import("./LookPage.svelte"),
  hidden: true,
} satisfies Page;
