import type { Page } from "../app/page";

export default {
  name: "read",
  order: 20,
  label: "Read",
  keys: "Text",
  inside: "Statement",
  load: () => import("./ReadingPage.svelte"),
  help: "how-to/code-by-keyboard",
  ownLetters: "t",
} satisfies Page;
