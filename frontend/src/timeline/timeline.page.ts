import type { Page } from "../app/page";

export default {
  name: "timeline",
  order: 110,
  label: "Timeline",
  keys: "Timeline",
  help: "how-to/read-a-timeline",
  load: () => import("./TimelinePage.svelte"),
  ownLetters: "t",
} satisfies Page;
