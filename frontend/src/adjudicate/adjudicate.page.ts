import type { Page } from "../app/page";

export default {
  name: "adjudicate",
  order: 210,
  label: "Adjudicate",
  keys: "Adjudicate",
  help: "how-to/adjudicate",
  load: () => import("./AdjudicatePage.svelte"),
  when: (project) => project.coders > 1,
} satisfies Page;
