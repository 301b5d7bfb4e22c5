"""How many turns of texts with who says what written into them are read right, and flagged.

Run: python benchmarks/marked.py FOLDER

Each file of the folder is a text as it would be read, with the words somebody says between ⟦Name|
and ⟧ (⟦Q| and ⟦A| where nobody is named). The marks are taken out before it is read. A turn is
wrong where more than two letters (and 2 %) of it are somebody else's or nobody's.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from hustings.model import SPOKEN_KINDS, Transcript, Turn
from hustings.read import read
from hustings.read.doubts.check import DOUBTS

MARKED = re.compile(r"⟦(?P<who>[^|⟧]*)\|(?P<words>.*?)⟧", re.DOTALL)
ASKED = {"Q": "question", "A": "answer"}
SLIGHT = 2
"""Letters, and per cent of a turn, that may be another's."""


def folded(name: str) -> str:
    """A name for comparing only."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.findall(r"\w+", plain))


def owners(marked: str) -> tuple[str, list[tuple[str, str | None]]]:
    """The text without its marks, and whose each of its letters is."""
    letters: list[tuple[str, str | None]] = []
    text, at = "", 0
    for found in MARKED.finditer(marked):
        before = marked[at : found.start()]
        text += before + found["words"]
        letters += [(c, None) for c in before if c.isalpha()]
        letters += [(c, found["who"]) for c in found["words"] if c.isalpha()]
        at = found.end()
    letters += [(c, None) for c in marked[at:] if c.isalpha()]
    return text + marked[at:], letters


def owned(text: str, letters: list[tuple[str, str | None]]) -> dict[int, str | None]:
    """Whose each letter of a text that was read is, by its place."""
    places = [i for i, c in enumerate(text) if c.isalpha()]
    read_, written = [text[i] for i in places], [c for c, _ in letters]
    out: dict[int, str | None] = {}
    for a, b, n in SequenceMatcher(None, written, read_, autojunk=False).get_matching_blocks():
        out |= {places[b + k]: letters[a + k][1] for k in range(n)}
    return out


def is_whose(who: str | None, turn: Turn) -> bool:
    """Whether letters are those of whoever speaks a turn; of nobody where nobody does."""
    if turn.kind not in SPOKEN_KINDS or (turn.speaker is None and who not in ASKED):
        return who is None
    if who in ASKED:
        return turn.kind == ASKED[who] or who == turn.speaker
    names = folded(who or ""), folded(turn.speaker or "")
    return who is not None and (names[0] in names[1] or names[1] in names[0])


def counted(t: Transcript, whose: dict[int, str | None]) -> Counter[str]:
    """Turns right and wrong, and how many of each are flagged."""
    counts: Counter[str] = Counter()
    for turn in t.turns:
        letters = [whose.get(i) for i in range(turn.start, turn.end) if t.text[i].isalpha()]
        strange = sum(not is_whose(who, turn) for who in letters)
        wrong = strange > max(SLIGHT, SLIGHT * len(letters) / 100)
        if letters and (wrong or turn.kind in SPOKEN_KINDS):
            kind = "wrong" if wrong else "right"
            flagged = any(f.code in DOUBTS for f in turn.flags)
            counts.update([kind, f"{kind}, flagged"] if flagged else [kind])
    return counts


def main(folder: Path) -> None:
    """Count the files of a folder."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.iterdir()):
        text, letters = owners(path.read_text(encoding="utf-8"))
        t = read(text.encode(), name=path.name)
        counts["files"] += 1
        if t.attributes.get("question"):
            counts["asked"] += 1
        else:
            counts += counted(t, owned(t.text, letters))
    for name, n in counts.items():
        print(f"{name}: {n}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
