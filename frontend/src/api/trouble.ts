// Every trouble is one sentence the server wrote for a person; some hold what is to be decided upon.
import type { components } from "./schema";

type Schemas = components["schemas"];

export class Trouble extends Error {
  constructor(
    message: string,
    readonly status: number,
    /** What the server knows beside the sentence: its kind, both values, what stands on it. */
    readonly data: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

export type ChangedMeanwhile = Schemas["ChangedMeanwhile"];
export type ReportChangedMeanwhile = Schemas["ReportChangedMeanwhile"];
export type DeletedMeanwhile = Schemas["DeletedMeanwhile"];
export type ChangeBuiltUpon = Schemas["ChangeBuiltUpon"];
interface Refusals {
  Changed: ChangedMeanwhile | ReportChangedMeanwhile;
  Gone: DeletedMeanwhile;
  BuiltUpon: ChangeBuiltUpon;
}
/** What only a refusal has that can be decided upon: a plain one of its kind is a sentence. */
const DECIDED_BY = { Changed: "fields", Gone: "change", BuiltUpon: "change" } as const;

/** The refusal of a kind that a trouble is. */
export function refusal<Kind extends keyof Refusals>(
  trouble: unknown,
  kind: Kind,
): Refusals[Kind] | undefined {
  if (!(trouble instanceof Trouble) || trouble.data.kind !== kind) return undefined;
  return DECIDED_BY[kind] in trouble.data ? (trouble.data as unknown as Refusals[Kind]) : undefined;
}
