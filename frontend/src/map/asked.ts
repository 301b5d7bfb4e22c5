// What a map is asked for, as its page has it.
export interface Asked {
  holder: string;
  commitments: string[];
  zoom: number;
  citations: number;
  sources: number;
}

/** The settings of a page out of a study's options; what they do not say is at rest. */
export function askedOf(options: Record<string, unknown>): Asked {
  const many = (name: string): string[] | undefined => {
    const value = options[name];
    return Array.isArray(value) ? value.map(String) : undefined;
  };
  const number = (name: string, rest: number): number => Number(options[name] ?? rest);
  return {
    holder: many("holders")?.[0] ?? "",
    commitments: many("commitments") ?? ["asserts"],
    zoom: number("zoom", 0),
    citations: number("minimum_citations", 1),
    sources: number("minimum_sources", 1),
  };
}
