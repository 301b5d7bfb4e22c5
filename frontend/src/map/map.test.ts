import { beforeEach, expect, test, vi } from "vitest";
import type { MapAnswer } from "../api/types";

const api = vi.hoisted(() => ({ statements: vi.fn() }));
const maps = vi.hoisted(() => ({ evidence: vi.fn() }));
const shared = vi.hoisted(() => ({ trouble: vi.fn() }));
vi.mock("../api", () => ({ api }));
vi.mock("../api/maps", () => ({ maps }));
vi.mock("../api/openings", () => ({ openings: {} }));
vi.mock("../api/save", () => ({ save: vi.fn() }));
vi.mock("../app/state.svelte", () => ({ shared }));
vi.mock("../app/versions.svelte", () => ({ versions: { asked: {} } }));
vi.stubGlobal("sessionStorage", { getItem: () => null, setItem: vi.fn() });
import { MapStudy } from "./map.svelte";

const arrow = (cause: string, effect: string) => ({ cause, effect, sign: 1, denied: false });
/** Of a map only ferry → noise was sent; noise → sleep was left out, and with it what it rests on. */
function study(left_out: number): MapStudy {
  const made = new MapStudy();
  const links = [{ ...arrow("ferry", "noise"), told: "as told by A" }];
  made.map = { links, left_out } as unknown as MapAnswer;
  made.asked.holder = "Voss";
  return made;
}
const rows = (...ids: string[]) => ids.map((id) => ({ id }));
const opened = (made: MapStudy) =>
  made.opened && {
    heading: made.opened.heading,
    ids: made.opened.statements.map((s) => s.id),
    total: made.opened.total,
    told: made.opened.told,
  };

beforeEach(() => {
  vi.resetAllMocks();
});

test("an arrow that was sent is asked for when it is opened", async () => {
  maps.evidence.mockResolvedValue({ statements: rows("s1"), total: 1, told: "as told by A" });
  const made = study(1);
  made.pickArrow(arrow("ferry", "noise"));
  await vi.waitFor(() => expect(made.opened).not.toBeNull());
  expect(opened(made)).toEqual({
    heading: "ferry raises noise",
    ids: ["s1"],
    total: 1,
    told: "as told by A",
  });
  expect(made.picked).toMatchObject({ told: "as told by A" });
  expect(maps.evidence).toHaveBeenCalledExactlyOnceWith({
    ...made.options,
    ...arrow("ferry", "noise"),
  });
});

test("what is more than was sent is asked for behind it, of the same mark", async () => {
  const made = study(1);
  maps.evidence.mockResolvedValue({ statements: rows("s1", "s2"), total: 3, told: "" });
  made.pickFactor("noise");
  await vi.waitFor(() => expect(made.opened).not.toBeNull());
  maps.evidence.mockResolvedValue({ statements: rows("s3"), total: 3, told: "" });
  await made.more();
  expect(opened(made)).toMatchObject({ heading: "noise", ids: ["s1", "s2", "s3"], total: 3 });
  expect(maps.evidence).toHaveBeenLastCalledWith({ ...made.options, factor: "noise", offset: 2 });
});

test("an arrow that was left out is asked of the same map", async () => {
  maps.evidence.mockResolvedValue({ statements: rows("s3"), total: 1, told: "as told by B" });
  const made = study(1);
  made.pickArrow(arrow("noise", "sleep"));
  await vi.waitFor(() => expect(made.opened).not.toBeNull());
  expect(opened(made)).toEqual({
    heading: "noise raises sleep",
    ids: ["s3"],
    total: 1,
    told: "as told by B",
  });
  expect(made.picked).toEqual(arrow("noise", "sleep"));
  expect(maps.evidence).toHaveBeenCalledExactlyOnceWith({
    ...made.options,
    ...arrow("noise", "sleep"),
  });
  expect(made.options).toMatchObject({ holders: ["Voss"] });
});

test("an arrow of the other sign is another arrow", async () => {
  maps.evidence.mockResolvedValue({ statements: rows("s4"), total: 1, told: "" });
  const made = study(1);
  made.pickArrow({ ...arrow("ferry", "noise"), sign: -1 });
  await vi.waitFor(() => expect(made.opened).not.toBeNull());
  expect(opened(made)).toMatchObject({ heading: "ferry lowers noise", ids: ["s4"] });
});

test("a factor of a map sent in part is asked for, with its true number", async () => {
  maps.evidence.mockResolvedValue({ statements: rows("s1", "s2", "s3"), total: 250, told: "" });
  const made = study(1);
  made.pickFactor("noise");
  await vi.waitFor(() => expect(made.opened).not.toBeNull());
  expect(opened(made)).toMatchObject({ heading: "noise", ids: ["s1", "s2", "s3"], total: 250 });
  expect(maps.evidence).toHaveBeenCalledExactlyOnceWith({ ...made.options, factor: "noise" });
  expect(made.factor).toBe("noise");
});

test("of two marks pressed the later one stays open, also where the earlier answers last", async () => {
  let late: (found: object) => void = () => undefined;
  maps.evidence.mockReturnValueOnce(new Promise((done) => (late = done)));
  maps.evidence.mockResolvedValue({ statements: rows("s1"), total: 1, told: "" });
  const made = study(1);
  made.pickFactor("sleep");
  made.pickArrow(arrow("ferry", "noise"));
  await vi.waitFor(() => expect(made.opened).not.toBeNull());
  late({ statements: rows("s3"), total: 1, told: "" });
  await new Promise((done) => setTimeout(done));
  expect(opened(made)).toMatchObject({ heading: "ferry raises noise" });
});

test("an answer after everything was closed opens nothing", async () => {
  let late: (found: object) => void = () => undefined;
  maps.evidence.mockReturnValue(new Promise((done) => (late = done)));
  const made = study(1);
  made.pickFactor("sleep");
  made.clear();
  late({ statements: rows("s3"), total: 1, told: "" });
  await new Promise((done) => setTimeout(done));
  expect(made.opened).toBeNull();
});

test("where the server cannot say, nothing stays open and the trouble is told", async () => {
  maps.evidence.mockResolvedValue({ statements: rows("s1"), total: 1, told: "" });
  const made = study(1);
  made.pickArrow(arrow("ferry", "noise"));
  await vi.waitFor(() => expect(made.opened).not.toBeNull());
  maps.evidence.mockRejectedValue(new Error("gone"));
  made.pickFactor("sleep");
  await vi.waitFor(() => expect(shared.trouble).toHaveBeenCalledOnce());
  expect(made.opened).toBeNull();
});
