import { keep, kept } from "../kept";

/** The languages of the pages, each by its own name. */
export const LANGUAGES = { en: "English", de: "Deutsch", ru: "Русский" } as const;
export type Language = keyof typeof LANGUAGES;

/** Ways to write dates and numbers, each by its own name. */
export const LOCALES: Record<string, string> = {
  "en-GB": "English (UK)",
  "en-US": "English (US)",
  "de-DE": "Deutsch",
  "de-CH": "Deutsch (Schweiz)",
  "fr-FR": "Français",
  "es-ES": "Español",
  "ru-RU": "Русский",
  "sv-SE": "ISO (2026-01-31)",
};

const known = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag);

/** The language that was chosen here; else the first of the browser's that the pages have. */
export function language(): Language {
  const chosen = kept("language") ?? "";
  if (known(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.split("-")[0]!.toLowerCase()).find(known) ?? "en";
}

/** The language the page stands in. */
export const spoken = (): string => globalThis.document?.documentElement.lang || "en";

/** The way to write dates that was chosen here; nothing: as the pages. */
export function chosenLocale(): string {
  const chosen = kept("dates") ?? "";
  return Object.hasOwn(LOCALES, chosen) ? chosen : "";
}

/** Keep a way to write dates and numbers; nothing: as the pages. */
export function writeAs(chosen: string): void {
  void keep("dates", chosen || null);
}

/** How numbers and dates are written: as was chosen, else the browser's own way of the language. */
export function locale(): string {
  const chosen = chosenLocale();
  if (chosen) return chosen;
  const tags = globalThis.navigator?.languages ?? [];
  return tags.find((tag) => tag.toLowerCase().startsWith(spoken())) ?? spoken();
}

/** Keep a choice and show the pages in it; what is being typed is kept by whoever keeps it. */
export async function speak(chosen: Language): Promise<void> {
  await keep("language", chosen);
  location.reload();
}
