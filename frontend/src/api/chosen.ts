// What of a choice is sent: what is undefined is not written into a request.

/** A list in which something is chosen. */
export const some = <T>(list: readonly T[]): T[] | undefined =>
  list.length ? [...list] : undefined;
