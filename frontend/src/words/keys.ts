// The keys of the page Words, for the one list of all (app/keys).
export const WORD_KEYS: { where: string; keys: [string, string][] } = {
  where: "Words",
  keys: [
    ["w k", "words, words in context"],
    ["f", "the words to look for"],
    ["↓ ↑", "next, previous line"],
    ["⏎", "open in the text"],
  ],
};
