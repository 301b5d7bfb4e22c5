import type { Page } from "../app/page";
import { here } from "../team/here";

export default {
  name: "workload",
  order: 190,
  label: "Workload",
  keys: "",
  load: () => import("./WorkloadPage.svelte"),
  when: (project) => here !== "" || project.coders > 1,
} satisfies Page;
