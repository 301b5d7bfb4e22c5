// Every key, in one place: the help dialog and the hint bar read this.
export const KEYS: { where: string; keys: [string, string][] }[] = [
  {
    where: "Anywhere",
    keys: [
      ["?", "all keys"],
      ["/", "find"],
      ["z", "undo (also Ctrl z, ⌘z)"],
      ["⇧z", "redo"],
      ["Esc", "back"],
    ],
  },
  {
    where: "Text",
    keys: [
      ["j k", "next, previous turn"],
      ["⇧→ ⇧←", "longer, shorter by a word"],
      ["[ ]", "end back, on by a clause"],
      ["{ }", "beginning back, on by a word"],
      ["f", "next flag, then 1–9 a fix"],
      ["n", "next statement"],
      ["⇧n", "next suggestion, ⏎ reviews it"],
      ["x", "correct this turn or its words"],
      ["u", "decide what a correction left open"],
      ["s", "suggestions on, off"],
      ["space", "play, stop the recording"],
      ["g", "outline, where the window is narrow"],
    ],
  },
  {
    where: "Side by side",
    keys: [
      ["j k", "next, previous pair"],
      ["f", "next to check"],
      ["← →", "side"],
      ["s", "the sentence"],
      ["=", "belongs to another"],
      ["1 2", "left, right stands alone"],
      ["< >", "right side earlier, later from here"],
      ["⌫", "take a correction back"],
    ],
  },
  {
    where: "Statement",
    keys: [
      ["p c r q e d h o", "form"],
      ["o t u", "holder: own, another’s, unstated"],
      ["a r j s d w", "asserts, reports, rejects, supposes, predicts, wishes"],
      ["+ − 0", "sign: raises, lowers, not said"],
      ["y n", "for, against; yes, no"],
      ["1–9", "a choice"],
      ["⏎", "take, next, save"],
    ],
  },
  {
    where: "Review",
    keys: [
      ["⏎", "accept"],
      ["x", "reject"],
      ["l", "later"],
      ["1–5", "concept, 0 none of these"],
      ["+ − 0", "sign"],
      ["e", "edit ends"],
      ["[ ]", "move the end by a clause, ← → by a word"],
      ["v", "open in the text"],
      [", .", "stricter, wider"],
      ["↑ ↓", "field"],
      ["b", "code without help"],
    ],
  },
  {
    where: "Actors to confirm",
    keys: [
      ["j k", "next, previous name"],
      ["p o g c a", "person, organisation, group, country, place"],
      ["1–9", "the same as"],
      ["⏎ x l", "confirm, no actor, later"],
    ],
  },
  {
    where: "Network",
    keys: [
      ["g m l", "graph, matrix, list"],
      ["c b n e", "camps, backbone, counts, measures"],
      ["v", "compare studies"],
      ["t", "over time"],
      ["← →", "earlier, later window"],
      ["⏎", "open the sentences"],
    ],
  },
  {
    where: "Map",
    keys: [
      ["l", "list of arrows"],
      ["⏎", "open the sentences"],
      ["h", "hold a factor"],
    ],
  },
  {
    where: "Library",
    keys: [
      ["drop", "files, a folder or a zip anywhere"],
      ["j k", "next, previous file of a preview"],
      ["Space", "take or leave it"],
      ["Esc", "cancel"],
    ],
  },
  {
    where: "People",
    keys: [
      ["y", "one person"],
      ["s", "one person, the other name"],
      ["n", "two people"],
      ["j k", "next, previous proposal"],
    ],
  },
  {
    where: "Table",
    keys: [
      ["↑ ↓", "row"],
      ["Space", "choose"],
      ["a", "choose all shown"],
      ["f", "search"],
      ["h", "history of the statement"],
      ["Del", "delete the chosen"],
      ["⏎", "open in the text"],
    ],
  },
];
