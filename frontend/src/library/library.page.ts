import type { Page } from "../app/page";

export default {
  name: "library",
  order: 10,
  label: "Library",
  keys: "Library",
  load: () => import("./LibraryPage.svelte"),
  help: "how-to/add-a-corpus",
} satisfies Page;
