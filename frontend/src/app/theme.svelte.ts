// Light or dark: as chosen, else as the machine is; on paper light.
import { keep } from "../kept";
import { chosenHues, showHues } from "../ui/hues";
import { shared } from "./state.svelte";

const DARK = matchMedia("(prefers-color-scheme: dark)");

function show(theme: string): void {
  document.documentElement.dataset.theme = theme;
}

function asChosen(): void {
  show(shared.theme || (DARK.matches ? "dark" : "light"));
}

/** Keeps the page in its colours, and remembers them; called while a component begins. */
export function keepTheme(): void {
  showHues(chosenHues());
  $effect(() => {
    void keep("theme", shared.theme || null);
    asChosen();
  });
  $effect(() => {
    const stop = new AbortController(),
      until = { signal: stop.signal };
    DARK.addEventListener("change", asChosen, until);
    addEventListener("beforeprint", () => show("light"), until);
    addEventListener("afterprint", asChosen, until);
    return () => stop.abort();
  });
}
