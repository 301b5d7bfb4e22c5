// The keys of the page Memos, for the one list of all (app/keys).
export const MEMO_KEYS: { where: string; keys: [string, string][] } = {
  where: "Memos",
  keys: [
    ["Ctrl ⏎", "save the memo"],
    ["Esc", "leave the memo as it was"],
  ],
};
