/** The languages of the pages, each by its own name. */
export const LANGUAGES = { en: "English", de: "Deutsch", ru: "Русский" } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT = "language";
const known = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag);

/** The language that was chosen here; else the first of the browser's that the pages have. */
export function language(): Language {
  const chosen = localStorage.getItem(KEPT) ?? "";
  if (known(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.split("-")[0]!.toLowerCase()).find(known) ?? "en";
}

/** The language the page stands in. */
export const spoken = (): string => globalThis.document?.documentElement.lang || "en";

/** How numbers and dates are written: the browser's own way of the language, if it has one. */
export function locale(): string {
  const tags = globalThis.navigator?.languages ?? [];
  return tags.find((tag) => tag.toLowerCase().startsWith(spoken())) ?? spoken();
}

/** Keep a choice and show the pages in it; what is being typed is kept by whoever keeps it. */
export function speak(chosen: Language): void {
  localStorage.setItem(KEPT, chosen);
  location.reload();
}
