// Every key, in one place: the help dialog and the hint bar read this.
import { CHART_KEYS } from "../charts/keys";
import { STANDS } from "../coding/keys";
import { MAP_KEYS } from "../map/keys";
import { MEMO_KEYS } from "../memos/keys";
import { NETWORK_KEYS } from "../network/keys";
import { REPORT_KEYS } from "../report/keys";
import { WORD_KEYS } from "../words/keys";

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
      ["↓ ↑", "mark the next, previous sentence"],
      ["→ ←", "next, previous clause of what is marked"],
      ["⇧j ⇧k", "five sentences on, back"],
      ["j k", "next, previous turn"],
      ["⇧→ ⇧←", "longer, shorter by a word"],
      ["⇧↓ ⇧↑", "longer, shorter by a sentence"],
      ["[ ]", "end back, on by a clause"],
      ["{ }", "beginning back, on by a word"],
      ["f", "next flag, then 1–9 a fix"],
      ["n", "next statement"],
      ["m", "another on this passage"],
      ["⇧c", "copy the quotation with its source"],
      ["F3 ⇧F3", "next, previous hit of what was found"],
      ["⇧n", "next suggestion, ⏎ reviews it"],
      ["x", "correct this turn or its words"],
      ["u", "decide what a correction left open"],
      ["s", "suggestions on, off"],
      ["space", "play, stop the recording"],
      ["g ⇧g", "fold, open the outline, the statement panel"],
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
      [".", "as the last one"],
      ["i", "plain code of these words"],
      ["1–9", "plain code used lately; a choice"],
      [STANDS, "keep holder and commitment for the next, end it"],
      ["o t u", "holder: own, another’s, unstated"],
      ["a r j s d w", "asserts, reports, rejects, supposes, predicts, wishes"],
      ["+ − 0", "sign: raises, lowers, not said"],
      ["y n", "for, against; yes, no"],
      ["⏎", "take, next, save"],
    ],
  },
  {
    where: "Adjudicate",
    keys: [
      ["1–9", "as the first, the second … has it"],
      ["b n", "all stand, neither"],
      ["m ⇧m", "what all share, what any has"],
      ["e", "own: another value"],
      ["r", "reason"],
      ["j k", "next, previous difference"],
      ["⏎", "take over what they agree on"],
    ],
  },
  {
    where: "Merge files",
    keys: [
      ["j k", "next, previous conflict"],
      ["1", "ours"],
      ["2", "theirs"],
      ["⏎", "merge what is shown; open the sentence"],
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
    where: "Quotations",
    keys: [
      ["↑ ↓", "row"],
      ["c", "original beside it"],
      ["p", "paste an original"],
      ["1–4", "matches, differs, not found, disputed"],
      ["n", "next unchecked"],
      ["g", "group by quoted or quoter"],
      ["w", "views reported without quoting"],
      ["⏎", "open in the text"],
    ],
  },
  {
    where: "Forecasts",
    keys: [
      ["↑ ↓", "card"],
      ["← →", "column"],
      ["c", "criterion"],
      ["1–4", "came about, did not, partly, cannot be decided"],
      ["5", "still open"],
      ["y", "evidence and day of the verdict"],
      ["⏎", "open in the text"],
    ],
  },
  NETWORK_KEYS,
  {
    where: "Relations",
    keys: [
      ["g l y", "graph, list, lineage"],
      ["Tab", "next mark"],
      ["⏎", "open its sentences"],
      ["b", "balance"],
      ["c", "compare with another teller"],
      ["t", "timeline"],
    ],
  },
  CHART_KEYS,
  WORD_KEYS,
  {
    where: "Timeline",
    keys: [
      ["t o l", "timeline, told order, list"],
      ["Tab", "next mark"],
      ["⏎", "open its sentences"],
      ["u", "the undated"],
    ],
  },
  {
    where: "Account",
    keys: [
      ["j k", "next, previous part"],
      ["Tab", "next line or mark"],
      ["⏎", "open its sentences"],
      ["c", "another account beside it"],
    ],
  },
  REPORT_KEYS,
  MEMO_KEYS,
  {
    where: "First look",
    keys: [
      ["j k", "next, previous mark"],
      ["n", "next kind"],
      ["⏎", "yes, open in the review"],
      ["x", "no"],
      ["l", "later"],
      ["v", "see it in the text"],
    ],
  },
  MAP_KEYS,
  {
    where: "Factors",
    keys: [
      ["s", "the same"],
      ["o", "opposites"],
      ["n", "not the same"],
      ["l", "later"],
      ["x", "keep the other name"],
    ],
  },
  {
    where: "Library",
    keys: [["drag in", "files, a folder or a zip"]],
  },
  {
    where: "Preview of files",
    keys: [
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
      ["a", "choose all that fit"],
      ["f", "search"],
      ["h", "history of the statement"],
      ["⇧c", "copy the quotation with its source"],
      ["Del", "delete the chosen"],
      ["⏎", "open in the text"],
    ],
  },
];
