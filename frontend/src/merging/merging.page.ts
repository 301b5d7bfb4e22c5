import type { Page } from "../app/page";

export default {
  name: "merging",
  order: 220,
  label: "Merge files",
  keys: "Merge files",
  help: "how-to/work-with-files-between-people",
  count: (_, project) => project.conflicts,
  load: () => import("./MergePage.svelte"),
  // Reached from Agreement, Adjudicate and Exchange; in the bar while something waits.
  when: (project) => project.conflicts > 0,
} satisfies Page;
