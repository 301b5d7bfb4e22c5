import { afterEach, expect, test, vi } from "vitest";
import { counted } from "./words";

const speaking = (lang: string) => vi.stubGlobal("document", { documentElement: { lang } });
afterEach(() => vi.unstubAllGlobals());

test("a number stands with the form of its word that the language has for it", () => {
  expect([1, 2, 12_000].map((n) => counted(n, "turn"))).toEqual([
    "1 turn",
    "2 turns",
    "12,000 turns",
  ]);
  speaking("de");
  expect([0, 1, 2].map((n) => counted(n, "Beitrag|Beiträge"))).toEqual([
    "0 Beiträge",
    "1 Beitrag",
    "2 Beiträge",
  ]);
  speaking("ru");
  expect([1, 2, 5, 11, 21, 104].map((n) => counted(n, "ход|хода|ходов"))).toEqual([
    "1 ход",
    "2 хода",
    "5 ходов",
    "11 ходов",
    "21 ход",
    "104 хода",
  ]);
});
