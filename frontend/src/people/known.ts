// What attributes and values a project knows already: what is offered where one is written.
import type { Person } from "../api/types";

const USUAL = ["party", "organisation", "role"];

/** Names of attributes: the usual ones, and all that anybody here has. */
export const attributesOf = (people: readonly Person[]): string[] => [
  ...new Set([...USUAL, ...people.flatMap((p) => Object.keys(p.attributes))]),
];

/** Values anybody here has of an attribute. */
export const valuesOf = (people: readonly Person[], attribute: string): string[] => [
  ...new Set(
    people.flatMap((p) => p.periods.filter((x) => x.attribute === attribute).map((x) => x.value)),
  ),
];
