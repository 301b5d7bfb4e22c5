// Keys a person changed: what a pressed key means, what is refused, what is shown.
import { expect, test } from "vitest";
import {
  changeable,
  clash,
  EVERYWHERE,
  keyOf,
  meaning,
  moved,
  nameOf,
  read,
  shown,
  tokens,
  upTo,
  type Listed,
} from "./keymap";

const LISTED: Listed[] = [
  {
    page: EVERYWHERE,
    keys: [
      ["z", "undo"],
      ["Esc", "back"],
    ],
  },
  {
    page: "read",
    keys: [
      ["j k", "next, previous turn"],
      ["s", "suggestions"],
      ["s d", "supposes, predicts"],
    ],
  },
  {
    page: "people",
    keys: [
      ["j k", "proposal"],
      ["y", "one person"],
    ],
  },
];

test("a line is its keys, a range each of its digits", () => {
  expect(tokens("⇧j ⇧k")).toEqual(["⇧j", "⇧k"]);
  expect(tokens("1–4")).toEqual(["1", "2", "3", "4"]);
  expect(tokens(", .")).toEqual([",", "."]);
});

test("letters, signs and function keys can be changed; what every program has cannot", () => {
  expect(keyOf("⇧c")).toEqual({ name: "⇧c", key: "C", shift: true });
  expect(keyOf("−")?.key).toBe("-");
  expect(keyOf("F3")?.key).toBe("F3");
  for (const same of ["Esc", "⏎", "↓", "⇧→", "Tab", "Space", "⌫"]) expect(keyOf(same)).toBeNull();
  expect(nameOf({ key: "C", shiftKey: true })).toBe("⇧c");
  expect(nameOf({ key: "?", shiftKey: true })).toBe("?");
  expect(nameOf({ key: "Enter", shiftKey: false })).toBe("");
});

test("a moved key means what it was; its old place means nothing", () => {
  const map = moved({}, "read", "j", "w");
  expect(meaning(map, "read", "w")).toBe("j");
  expect(meaning(map, "read", "j")).toBe("");
  expect(meaning(map, "people", "j")).toBe("j");
  const all = moved(map, EVERYWHERE, "z", "ö");
  expect(meaning(all, "people", "ö")).toBe("z");
  expect(moved(all, EVERYWHERE, "z", "z")).toEqual(map);
});

test("two keys can change places by way of a third", () => {
  let map = moved({}, "read", "j", "w");
  map = moved(map, "read", "k", "j");
  map = moved(map, "read", "j", "k");
  expect([meaning(map, "read", "k"), meaning(map, "read", "j")]).toEqual(["j", "k"]);
});

test("a key that means something on the page, or on every page, is refused", () => {
  expect(clash({}, LISTED, "read", "j", "k")?.what).toBe("next, previous turn");
  expect(clash({}, LISTED, "read", "j", "z")).toEqual({ page: EVERYWHERE, what: "undo" });
  expect(clash({}, LISTED, "read", "j", "y")).toBeNull();
  expect(clash({}, LISTED, EVERYWHERE, "z", "y")?.page).toBe("people");
  expect(clash(moved({}, "read", "k", "w"), LISTED, "read", "j", "k")).toBeNull();
  expect(clash({}, LISTED, "read", "j", "j")).toBeNull();
});

test("what goes with Ctrl or Alt is no letter one can change", () => {
  expect(changeable([["Ctrl b, Ctrl i", "bold, italic"]])).toEqual([]);
  expect(changeable([["Alt ↑ ↓", "move the part"]])).toEqual([]);
  expect(shown({ report: { b: "w" } }, "report", "Ctrl b, Ctrl i")).toBe("Ctrl b, Ctrl i");
});

test("one key of a page is one line, with all it does there", () => {
  expect(changeable(LISTED[1]?.keys ?? []).find((l) => l.token === "s")?.does).toEqual([
    "suggestions",
    "supposes, predicts",
  ]);
});

test("lists show the keys as they are now", () => {
  const map = moved({}, "read", "j", "w");
  expect(shown(map, "read", "j k")).toBe("w k");
  expect(shown(map, "people", "j k")).toBe("j k");
  expect(shown(map, "read", "1–9")).toBe("1–9");
});

test("a line of digits says as many as do something", () => {
  expect([0, 1, 2, 3, 5, 9, 12].map((many) => upTo("1–9", many))).toEqual([
    "1–9",
    "1",
    "1 2",
    "1 2 3",
    "1–5",
    "1–9",
    "1–9",
  ]);
  expect(upTo("1 2", 1)).toBe("1 2");
  expect(upTo("b n", 2)).toBe("b n");
});

test("what was kept and is no keymap is nothing", () => {
  expect(read(null)).toEqual({});
  expect(read("[1]")).toEqual({});
  expect(read("{oh")).toEqual({});
  expect(read('{"read": {"j": "w", "Esc": "x", "k": 3}, "x": 1}')).toEqual({ read: { j: "w" } });
});
