import type { Page } from "../app/page";

export default {
  name: "projects",
  order: 310,
  label: "Projects",
  keys: "",
  help: "reference/commands",
  load: () => import("./ProjectsPage.svelte"),
  hidden: true,
} satisfies Page;
