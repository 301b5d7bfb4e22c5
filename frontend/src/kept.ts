// What a person chose for the pages: kept by the browser, and on this machine where one person is
// served. A browser keeps things by address, and every project is served at a port of its own.

/** Names of what is the person's and no project's. */
export const CHOICES = [
  "language",
  "dates",
  "theme",
  "letters",
  "hues",
  "keys",
  "reading-view",
  "statements-view",
  "hustings-speech-model",
] as const;
export type Choice = (typeof CHOICES)[number];
type Chosen = Record<string, string>;

const told = globalThis.document?.querySelector('meta[name="hustings-choices"]') ?? null;

/** Let the browser know what this machine does; what it knows alone is told the machine once. */
export function begin(): void {
  if (told === null) return;
  const chosen = JSON.parse(told.getAttribute("content") ?? "null") as Chosen | null;
  for (const name of CHOICES) {
    const here = localStorage.getItem(name);
    if (chosen === null) {
      if (here !== null) void onMachine(name, here);
    } else if (chosen[name] === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, chosen[name]);
  }
}

/** What was chosen; null: nothing. */
export const kept = (name: Choice): string | null => globalThis.localStorage?.getItem(name) ?? null;

/** Keep a choice; null: as it comes. Resolves when it is kept wherever it can be. */
export async function keep(name: Choice, chosen: string | null): Promise<void> {
  if (kept(name) === chosen) return;
  if (chosen === null) localStorage.removeItem(name);
  else localStorage.setItem(name, chosen);
  if (told !== null) await onMachine(name, chosen);
}

async function onMachine(name: Choice, chosen: string | null): Promise<void> {
  const body = JSON.stringify({ name, chosen });
  const headers = { "content-type": "application/json" };
  try {
    await fetch("/api/choices", { method: "PUT", body, headers, keepalive: true });
  } catch {
    // the browser keeps it all the same
  }
}
