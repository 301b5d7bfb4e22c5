import type { Page } from "../app/page";

export default {
  name: "memos",
  order: 180,
  label: "Memos",
  keys: "Memos",
  help: "how-to/write-memos",
  load: () => import("./MemosPage.svelte"),
} satisfies Page;
