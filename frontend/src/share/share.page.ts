import type { Page } from "../app/page";

export default {
  name: "share",
  order: 300,
  label: "Share without names",
  keys: "",
  help: "how-to/share-without-names",
  load: () => import("./SharePage.svelte"),
  hidden: true,
} satisfies Page;
