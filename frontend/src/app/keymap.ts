// Keys a person changed: which key on which page stands for which. Plain values; nothing is pressed here.

/** One key: what it writes, and whether ⇧ or Alt go with it. */
export interface Key {
  /** As it is shown: "z", "⇧z", "F3", "?". */
  name: string;
  /** What the browser calls it. */
  key: string;
  shift: boolean;
}
/** What a person changed on one page: the key it was at first → the key it is now. */
export type Moved = Readonly<Record<string, string>>;
/** By page; "*" holds on every page. */
export type Keymap = Readonly<Record<string, Moved>>;

export const EVERYWHERE = "*";

export const FUNCTION = /^F([2-9]|10)$/;
/** Letters and signs one types: what another program, a screen reader or a hand may have other plans for. */
const TYPED = /^[^\s⏎⌫↑↓←→⇧]$/u;

/** A key as the list of keys writes it; null for those that are the same in every program. */
export function keyOf(token: string): Key | null {
  const shift = token.startsWith("⇧") && token.length > 1,
    plain = shift ? token.slice(1) : token;
  if (FUNCTION.test(plain)) return { name: token, key: plain, shift };
  if (!TYPED.test(plain)) return null;
  if (shift) return { name: token, key: plain.toUpperCase(), shift };
  return { name: token, key: plain === "−" ? "-" : plain, shift: false };
}

/** The name of a key that was pressed; "" for one that cannot be chosen. */
export function nameOf(event: Pick<KeyboardEvent, "key" | "shiftKey">): string {
  const { key, shiftKey } = event;
  if (FUNCTION.test(key)) return shiftKey ? `⇧${key}` : key;
  if (!TYPED.test(key)) return "";
  if (key === "-") return "−";
  return key !== key.toLowerCase() ? `⇧${key.toLowerCase()}` : key;
}

/** The keys of a line such as "j k", "1–9" or "⇧→ ⇧←", each for itself; with Ctrl or Alt the line is one. */
export function tokens(line: string): string[] {
  if (/\b(Ctrl|Alt) /.test(line)) return [line];
  return line.split(" ").flatMap((token) => {
    const range = /^(\d)–(\d)$/.exec(token);
    if (!range) return token ? [token.replace(/,$/, (comma) => (token === "," ? comma : ""))] : [];
    const [from, to] = [Number(range[1]), Number(range[2])];
    return Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
  });
}

/** A line of digits such as "1–9" where only so many do something: "1 2", "1 2 3", "1–4". */
export function upTo(line: string, many: number): string {
  const to = Number(/^1–(\d)$/.exec(line)?.[1] ?? 0);
  if (many < 1 || many >= to) return line;
  return many > 3 ? `1–${many}` : ["1", "2", "3"].slice(0, many).join(" ");
}

/** Where keys are listed: those of a page, and those of every page. */
export interface Listed {
  page: string;
  keys: readonly (readonly [string, string])[];
}

/** The keys of a page one can change, each once, with all it does there. */
export function changeable(lines: Listed["keys"]): { token: string; does: string[] }[] {
  const found = new Map<string, string[]>();
  for (const [line, what] of lines)
    for (const token of tokens(line))
      if (keyOf(token)) found.set(token, [...(found.get(token) ?? []), what]);
  return [...found].map(([token, does]) => ({ token, does }));
}

/** What a key is now. */
export const nowOf = (map: Keymap, page: string, token: string): string =>
  map[page]?.[token] ?? map[EVERYWHERE]?.[token] ?? token;

/** What a pressed key means on a page: the key it stands for, "" for one that was moved away. */
export function meaning(map: Keymap, page: string, name: string): string {
  const moved = { ...map[EVERYWHERE], ...map[page] };
  const stands = Object.keys(moved).find((token) => moved[token] === name);
  if (stands !== undefined) return stands;
  return name in moved ? "" : name;
}

/** The first line of keys that has a key already, on this page or every page; null: it is free. */
export function clash(
  map: Keymap,
  listed: readonly Listed[],
  page: string,
  token: string,
  to: string,
): { page: string; what: string } | null {
  const reaching = listed.filter(
    (l) => page === EVERYWHERE || l.page === page || l.page === EVERYWHERE,
  );
  for (const one of reaching)
    for (const { token: other, does } of changeable(one.keys)) {
      const same = other === token && (one.page === page || page === EVERYWHERE);
      if (!same && nowOf(map, one.page, other) === to)
        return { page: one.page, what: does[0] ?? other };
    }
  return null;
}

/** With one key moved; back to what it was at first where it moves to itself. */
export function moved(map: Keymap, page: string, token: string, to: string): Keymap {
  const own = Object.entries(map[page] ?? {}).filter(([key]) => key !== token);
  if (to !== token) own.push([token, to]);
  const rest = Object.entries(map).filter(([name]) => name !== page);
  return Object.fromEntries(own.length ? [...rest, [page, Object.fromEntries(own)]] : rest);
}

/** A line of keys as it is now: "j k" with j moved to w is "w k"; a range that moved is told apart. */
export function shown(map: Keymap, page: string, line: string): string {
  const all = tokens(line);
  if (!all.some((token) => nowOf(map, page, token) !== token)) return line;
  return all.map((token) => nowOf(map, page, token)).join(" ");
}

/** What was kept, where it is a keymap; nothing of what is not one. */
export function read(text: string | null): Keymap {
  let found: unknown;
  try {
    found = JSON.parse(text ?? "{}");
  } catch {
    return {};
  }
  if (typeof found !== "object" || found === null || Array.isArray(found)) return {};
  const pages = Object.entries(found as Record<string, unknown>).map(([page, keys]) => {
    const own = typeof keys === "object" && keys !== null ? Object.entries(keys) : [];
    const good = own.filter(
      ([token, to]) => keyOf(token) && typeof to === "string" && keyOf(to),
    ) as [string, string][];
    return [page, Object.fromEntries(good)] as const;
  });
  return Object.fromEntries(pages.filter(([, keys]) => Object.keys(keys).length));
}
