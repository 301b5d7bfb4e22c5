import type { Page } from "../app/page";

export default {
  name: "review",
  order: 30,
  label: "Review",
  keys: "Review",
  inside: "Actors to confirm",
  help: "concepts/suggestions",
  load: () => import("./ReviewPage.svelte"),
  ownLetters: "t",
} satisfies Page;
