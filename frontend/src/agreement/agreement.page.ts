import type { Page } from "../app/page";

export default {
  name: "agreement",
  order: 200,
  label: "Agreement",
  keys: "",
  help: "how-to/agreement",
  load: () => import("./AgreementPage.svelte"),
  // Nothing of it is seen until a second person is there.
  when: (project) => project.coders > 1,
} satisfies Page;
