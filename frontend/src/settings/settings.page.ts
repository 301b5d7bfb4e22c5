import type { Page } from "../app/page";

export default {
  name: "settings",
  order: 320,
  label: "Settings",
  keys: "",
  help: "how-to/translate",
  load: () => import("./SettingsPage.svelte"),
  hidden: true,
} satisfies Page;
