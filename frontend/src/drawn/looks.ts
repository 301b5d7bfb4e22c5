// What pictures have in common in how they are to look.

export type Place = [number, number];

/** What the server is told of a look: nothing that is as at rest. */
export const chosenOf = <Look extends object>(look: Look, rest: Look): Partial<Look> =>
  Object.fromEntries(
    (Object.keys(rest) as (keyof Look)[])
      .filter((name) => JSON.stringify(look[name]) !== JSON.stringify(rest[name]))
      .map((name) => [name, look[name]]),
  ) as Partial<Look>;
