import type { Page } from "../app/page";

export default {
  name: "statements",
  order: 40,
  label: "Statements",
  keys: "Table",
  help: "how-to/code-by-keyboard",
  count: (c) => c.statements,
  load: () => import("./StatementsPage.svelte"),
} satisfies Page;
