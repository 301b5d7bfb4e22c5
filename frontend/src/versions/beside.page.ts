import type { Page } from "../app/page";

export default {
  name: "beside",
  order: 250,
  label: "Side by side",
  keys: "Side by side",
  help: "how-to/read-side-by-side",
  load: () => import("./BesidePage.svelte"),
  hidden: true,
  ownLetters: "t",
} satisfies Page;
