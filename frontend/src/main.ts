import { mount } from "svelte";
import { loadLocale } from "wuchale/load-utils";
import "./looks/looks.css";
import { begin } from "./kept";
import { language } from "./wording/language";
import "./locales/pages.loader.js";
import { isTeam } from "./team/here";

/** The words first, then the pages; and what a team needs is fetched for a team alone. */
async function open(target: HTMLElement): Promise<void> {
  begin();
  const spoken = language();
  document.documentElement.lang = spoken;
  await loadLocale(spoken);
  const { default: App } = isTeam
    ? await import("./team/TeamApp.svelte")
    : await import("./app/App.svelte");
  mount(App, { target });
}

void open(document.getElementById("app")!);
