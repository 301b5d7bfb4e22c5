// Studies kept under a name: the question, not the answer.
import { ask } from "./ask";
import type { components } from "./schema";

type Schemas = components["schemas"];
/** Any study that is kept, whatever it builds. */
export type KeptStudy = Schemas["KeptStudy"] & { options?: Record<string, unknown> };

const at = (name: string) => `/studies/${encodeURIComponent(name)}` as const;

export const studies = {
  all: (): Promise<KeptStudy[]> => ask("GET", "/studies"),
  /** Those of one page, which wrote into them what only it reads: its settings, how it looks. */
  async of<Own>(builds: readonly string[]): Promise<(KeptStudy & Own)[]> {
    const found = await studies.all();
    return found.filter((s) => builds.includes(s.build ?? "")) as (KeptStudy & Own)[];
  },
  keep: (name: string, study: Schemas["SavedStudy"]) => ask("PUT", at(name), study),
  rename: (name: string, to: string) => ask("POST", `${at(name)}/rename`, { to }),
  forget: (name: string) => ask("DELETE", at(name)),
};
