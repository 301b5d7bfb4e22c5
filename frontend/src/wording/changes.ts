// How changes of records are told: what is left out, and what columns and states are called.
export const SKIP = new Set([
  "id",
  "transcript",
  "made_at",
  "quote",
  "text",
  "sections",
  "proposals",
  "position",
]);

export const WORDS: Record<string, string> = {
  begin: "beginning",
  stop: "end",
  holding: "whose view",
  about: "time spoken of",
  replaced_by: "replaced by",
};

export const STATES: Record<string, string> = {
  undone: "undone, can be done again",
  dropped: "undone",
  kept: "not undoable",
  first: "what the project was made with",
  taken: "taken back",
};
