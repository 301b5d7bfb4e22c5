// Pages that are about no text: the projects of a person, and how Hustings looks to him.
import type { Page } from "./pages";

export const OWN_PAGES: Page[] = [
  {
    name: "projects",
    label: "Projects",
    keys: "",
    help: "reference/commands",
    load: () => import("../projects/ProjectsPage.svelte"),
    hidden: true,
  },
  {
    name: "settings",
    label: "Settings",
    keys: "",
    help: "how-to/translate",
    load: () => import("../settings/SettingsPage.svelte"),
    hidden: true,
  },
];
