// The compiler is what tests here: each line it is told to expect wrong must be wrong.
import { expect, test } from "vitest";
import type { ask as Ask, askTeam as AskTeam } from "./ask";
import type { Answer, Sent } from "./contract";
import type { askLong as AskLong } from "./long";

const never = (ask: typeof Ask, askTeam: typeof AskTeam, askLong: typeof AskLong) => {
  // @ts-expect-error no such address
  void ask("GET", "/nowhere");
  // @ts-expect-error not asked this way
  void ask("DELETE", "/network", {});
  // @ts-expect-error a body is missing
  void ask("POST", "/statements");
  // @ts-expect-error an address that takes nothing
  void ask("GET", "/studies", {});
  // @ts-expect-error an option the question has not
  void ask("POST", "/network", { variable3: "holder" });
  // @ts-expect-error a value the option has not
  void ask("POST", "/network", { mode: "three-mode" });
  // @ts-expect-error a role nobody has
  void askTeam("PATCH", `/api/projects/${"p"}/members/${"a"}`, { role: "guest" });
  // @ts-expect-error neither over windows
  void askLong("/windows", { measures: "density" });
  // @ts-expect-error a field the answer has not
  void ask("GET", `/people/${"p1"}`).then((person) => person.nickname);
};

test("an address is known with its ids and its query, and tells what it takes and answers", () => {
  const step: Sent<"POST", "/api/undo"> = [];
  const page: Pick<Answer<"GET", `/api/statements?${string}`>, "total"> = { total: 3 };
  const key: Pick<Answer<"PATCH", `/api/actors/${string}` | `/api/concepts/${string}`>, "id"> = {
    id: "a",
  };
  expect([step.length, page.total, key.id]).toEqual([0, 3, "a"]);
  expect(never).toBeTypeOf("function");
});
