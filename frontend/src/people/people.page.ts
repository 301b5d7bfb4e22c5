import type { Page } from "../app/page";

export default {
  name: "people",
  order: 160,
  label: "People",
  keys: "People",
  help: "how-to/people",
  load: () => import("./PeoplePage.svelte"),
} satisfies Page;
