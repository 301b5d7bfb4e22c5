"""Score readings on files that somebody labelled: ``python benchmarks/readings.py FOLDER``.

FOLDER holds files of any kind that is read (``sitting.pdf``) and beside each who speaks in it
(``sitting.pdf.turns.tsv``), written by looking at the file and before anything was read. One turn a
line, in their order: who speaks, a tabulator, the first words::

    Edda Voss	The ferry goes to the islands
    Q	Who pays for it
        The sitting rose at noon

A line without a name begins what nobody says. Where the same words stand more than once in a row,
write more of them. A file of labels that holds ``nobody`` alone says that nobody is named in its
file: to ask is right there, and so is to refuse where it holds ``no talk``.

A turn that is read is right where the labels that begin in it, or the one before it, name whoever
speaks it, and wrong otherwise; so is a label whose words were given to nobody. Flagged is a turn
with any doubt. A file is right where 98 % of its labels and turns are; it is silently wrong where
more than 5 % of them are wrong and not flagged. Limits are Wilson's at 95 %. ``--faults`` prints
each fault that is not flagged, ``--flags`` each right turn that is.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hustings.errors import HustingsError
from hustings.model import SPOKEN_KINDS, Transcript, Turn
from hustings.read import read
from hustings.read.doubts.check import DOUBTS
from hustings.suggest.acceptance_rates import wilson

LABELS = ".turns.tsv"
ASKING = ("Q", "A")
RIGHT, SILENT = 0.98, 0.05
"""Share of right turns of a right file; share of silent faults of one that is silently wrong."""
CALLED = 400
"""Letters in which a label that opens a line is looked for behind a name inside one."""
NEAR = 2
"""Letters by which the beginning of a turn may be off."""


@dataclass(frozen=True)
class Label:
    """Who speaks from a letter of a text on; nobody where there is no name."""

    at: int
    speaker: str


def folded(words: str) -> str:
    """The letters and figures of some words, for comparing only."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in plain if c.isalnum())


def letters(text: str) -> tuple[str, list[int]]:
    """The letters and figures of a text, folded, and where each stands in it."""
    out: list[str] = []
    places: list[int] = []
    for i, sign in enumerate(text):
        kept = folded(sign) if sign.isalnum() else ""
        out.append(kept)
        places += [i] * len(kept)
    return "".join(out), places


def opens(text: str, place: int) -> bool:
    """Whether no letter or figure stands before a place in its line."""
    return not any(map(str.isalnum, text[text.rfind("\n", 0, place) + 1 : place]))


def closes(places: Sequence[int], end: int) -> bool:
    """Whether a word ends before a letter or figure."""
    return end == len(places) or places[end] != places[end - 1] + 1


def beginning(
    words: str, text: str, places: Sequence[int], speaker: str, first: str, at: int
) -> int | None:
    """Where the first words of a turn stand from a letter on: behind their label, which a time may
    part from them, or on a line of their own, or anywhere; None where they do not."""
    labelled = re.compile(rf"{speaker}\d{{0,6}}(?={first})")
    inside: int | None = None
    for found in labelled.finditer(words, at) if speaker else ():
        if not closes(places, found.end() + len(first)):
            continue  # "No" begins "Not"
        if opens(text, places[found.start()]):
            return found.end()
        # a label of one letter is a word elsewhere, and a name may be called inside a line
        inside = inside or (found.end() if len(speaker) > 1 else None)
        if inside and found.end() > inside + CALLED:
            break
    if inside:
        return inside
    anywhere = place = words.find(first, at)
    while place >= 0:
        if opens(text, places[place]):
            return place
        place = words.find(first, place + 1)
    return anywhere if anywhere >= 0 else None


def labels(text: str, rows: Sequence[str]) -> tuple[list[Label], int]:
    """The labels whose words are found in a text, in their order, and how many are not."""
    words, places = letters(text)
    found: list[Label] = []
    at = lost = 0
    for row in rows:
        speaker, _, first = row.partition("\t")
        place = beginning(words, text, places, folded(speaker), folded(first), at)
        if place is None:
            lost += 1
            continue
        found.append(Label(places[place], speaker.strip()))
        at = place + 1
    return found, lost


def first_letter(text: str, turn: Turn) -> int:
    """Where the first letter or figure of a turn stands, as labels are placed."""
    return next((i for i in range(turn.start, turn.end) if text[i].isalnum()), turn.start)


def same(label: Label, turn: Turn) -> bool:
    """Whether a turn is spoken by whom a label names."""
    if turn.kind not in SPOKEN_KINDS or not label.speaker:
        return turn.kind not in SPOKEN_KINDS and not label.speaker
    if label.speaker in ASKING and turn.kind == ("question", "answer")[label.speaker == "A"]:
        return True
    one, other = folded(label.speaker), folded(turn.speaker or "")
    return bool(other) and (one in other or other in one)


def judged(t: Transcript, wanted: Sequence[Label]) -> Iterator[tuple[Turn, bool]]:
    """Each turn that is somebody's, or should be, and whether it is right."""
    places = [label.at for label in wanted]
    for turn in t.turns:
        start = first_letter(t.text, turn)
        first = bisect_right(places, start + NEAR)
        inside = wanted[first : bisect_right(places, turn.end - 1)]
        above = wanted[first - 1] if first else None
        begins = above is not None and above.at >= start - NEAR
        whose = [*([above] if above else []), *inside]
        if turn.kind in SPOKEN_KINDS:
            yield turn, bool(whose) and all(same(label, turn) for label in whose)
        elif any(label.speaker for label in inside) or (begins and above and above.speaker):
            yield turn, False


def counted(path: Path, rows: Sequence[str], *, faults: bool, flags: bool) -> Counter[str]:
    """The counts of one file."""
    counts: Counter[str] = Counter(files=1)
    silence = rows[0] if len(rows) == 1 and "\t" not in rows[0] else ""
    try:
        t = read(path)
    except HustingsError as error:
        counts["right files" if silence else "refused"] += 1
        print(f"{path.name}: refused: {str(error)[:90]}")
        return counts
    if t.attributes.get("question"):
        counts["right files" if silence else "asked"] += 1
        print(f"{path.name}: asked, {'as it should' if silence else f'{len(rows)} labels'}")
        return counts
    wanted, lost = ([], 0) if silence else labels(t.text, rows)
    for turn, is_right in judged(t, wanted):
        doubts = {f.code for f in turn.flags} & DOUBTS
        is_flagged = bool(doubts)
        counts.update(f"{code} of {'right' if is_right else 'wrong'}" for code in doubts)
        counts[f"{'right' if is_right else 'wrong'}{', flagged' * is_flagged}"] += 1
        if (faults and not is_right and not is_flagged) or (flags and is_right and is_flagged):
            words = t.text[turn.start : turn.end][:90]
            codes = [f.code for f in turn.flags]
            print(f"    {turn.kind} {turn.speaker!r}: {words!r} {codes if is_right else ''}")
    right = counts["right"] + counts["right, flagged"]
    wrong = counts["wrong"] + counts["wrong, flagged"]
    turns = max(right + wrong, 1)
    counts["right files"] += right >= RIGHT * turns and lost <= (1 - RIGHT) * len(rows)
    counts["silently wrong files"] += counts["wrong"] > SILENT * turns
    counts["labels"], counts["labels not found"] = len(rows), lost
    print(
        f"{path.name}: {right} right ({counts['right, flagged']} flagged), {wrong} wrong "
        f"({counts['wrong, flagged']} flagged), {lost} of {len(rows)} labels not found"
    )
    return counts


def limited(hits: int, total: int) -> str:
    """A share with its limits, in per cent."""
    limits = wilson(hits, total)
    if limits is None:
        return f"{hits} of {total}"
    low, high = limits
    return f"{hits} of {total} ({hits / total:.1%}, {low:.1%} to {high:.1%})"


def main(arguments: Sequence[str]) -> None:
    """Count the files of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--faults", action="store_true", help="print faults without a flag")
    parser.add_argument("--flags", action="store_true", help="print right turns with a flag")
    asked = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    for beside in sorted(asked.folder.glob(f"*{LABELS}")):
        path = beside.with_name(beside.name.removesuffix(LABELS))
        rows = [row for row in beside.read_text(encoding="utf-8").splitlines() if row.strip()]
        counts += counted(path, rows, faults=asked.faults, flags=asked.flags)
    right, wrong = (counts[k] + counts[f"{k}, flagged"] for k in ("right", "wrong"))
    print(
        f"{counts['files']} files: {counts['right files']} right, {counts['asked']} asked, "
        f"{counts['refused']} refused, {counts['silently wrong files']} silently wrong"
    )
    print(f"right turns flagged: {limited(counts['right, flagged'], right)}")
    print(f"wrong turns flagged: {limited(counts['wrong, flagged'], wrong)}")
    for check in sorted(DOUBTS, key=lambda c: -counts[f"{c} of right"]):
        of_right, of_wrong = counts[f"{check} of right"], counts[f"{check} of wrong"]
        if of_right or of_wrong:
            print(f"  {check}: {of_right} right, {of_wrong} wrong")
    print(f"labels not found: {limited(counts['labels not found'], counts['labels'])}")


if __name__ == "__main__":
    main(sys.argv[1:])
