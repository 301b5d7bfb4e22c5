"""Score suggestions on texts that somebody labelled: ``python benchmarks/labelled.py FOLDER``.

FOLDER holds texts (``voss.txt``) and beside each its labels (``voss.labels``), written by reading
and before anything was tried on the text. One label a line, its fields parted by ``|``::

    @1968-05-03                                 the day of speaking, where it is known
    Q|the quay is loud|Mara Ostrow              quoted or reported words; who is named as source
    D|in the spring of 1962|1962-21             words of a time; its EDTF, where it can be dated
    R|the Guild|supports|the Port Office|voted for the plan of    a relation, and its words
    F|the ferry will stop                       a forecast
    C|because                                   a cue of a cause
    ?Q|loud                                     arguable: neither right nor wrong, whatever is found

The words stand in the text as written; blanks and line ends count as the same. Where they stand
there more than once, put some around them: ``D|and &in May& we``. A field may name several answers:
``Ostrow;she`` of names, ``1962 or 1962~`` of times. A kind that stands in no label file of the
folder is not scored.

Right is a suggestion that meets a label: its words (quotations), its cue (times, causes), its
sentence (forecasts), its sentence and both its actors (relations; of what is mutual either way
round). Precision leaves out what meets only an arguable label; recall counts labels that something
meets. ``--faults`` prints what is wrong, missed or another source, ``--tier`` takes one tier.
``--parser`` lets the parser read along that is installed (docs/how-to/parse-sentences.md).
Limits are Wilson's at 95 %.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from added import Added, limited

from hustings.model import SPOKEN_KINDS, Suggestion, Transcript, Turn
from hustings.read import read
from hustings.suggest import suggest
from hustings.suggest.sentences import Sentences
from hustings.suggest.spans import overlaps

KINDS = {
    "Q": "quotations",
    "D": "dates",
    "R": "relations",
    "F": "predictions",
    "C": "causes",
}
TIERS = ("strong", "medium", "all")
MUTUAL = frozenset({"allies with", "opposes", "negotiates with", "merges with", "splits from"})
_TITLES = frozenset("the of and for in mr mrs ms dr president secretary ambassador senator".split())
Span = tuple[int, int]


@dataclass(frozen=True)
class Label:
    """What somebody found by reading: a kind, whether it is beyond doubt, where, and its fields."""

    kind: str
    sure: bool
    span: Span
    fields: tuple[str, ...]


@dataclass
class Score(Added):
    """Counts of one kind and tier."""

    right: int = 0
    wrong: int = 0
    found: int = 0
    labels: int = 0
    valued: int = 0
    """Right ones whose label names a source, a time or a relation …"""
    same: int = 0
    """… and those of them that name the same."""


def place(text: str, words: str) -> Span:
    """Where the words of a label stand; ``before &words& behind`` says which of several."""
    parts = [r"\s+".join(map(re.escape, part.split())) for part in words.split("&")]
    before, this, behind = parts if len(parts) == len("&&") + 1 else ("", "&".join(parts), "")
    lead = rf"{before}\s*" if before else ""
    rest = rf"\s*{behind}" if behind else ""
    found = re.search(f"{lead}({this}){rest}", text)
    if found is None:
        raise SystemExit(f"These words of a label stand nowhere in its text: {words!r}")
    return found.span(1)


def labels(text: str, lines: str) -> tuple[str | None, list[Label]]:
    """The day of speaking and the labels of one text."""
    day, found = None, []
    for line in filter(str.strip, lines.splitlines()):
        if line.startswith("@"):
            day = line[1:].strip()
            continue
        kind, *fields = line.lstrip("?").split("|")
        words = fields[3] if kind == "R" else fields[0]
        rest = fields[:3] if kind == "R" else fields[1:]
        found.append(Label(kind, line[0] != "?", place(text, words), tuple(rest)))
    return day, found


def transcript(path: Path, day: str | None) -> Transcript:
    """A text as it is read; where few of its words are anybody's, each paragraph is somebody's."""
    read_as = read(path)
    said = sum(t.end - t.start for t in read_as.turns if t.kind in SPOKEN_KINDS)
    if said < len(read_as.text) / 2:
        paragraphs = re.finditer(r"(?:(?!\n\n).)+", read_as.text, re.DOTALL)
        turns = tuple(Turn(*p.span(), "speech", "Somebody") for p in paragraphs)
        read_as = replace(read_as, turns=turns)
    return replace(read_as, date=day)


def words_of(name: str) -> frozenset[str]:
    """The words that tell a name from others."""
    return frozenset(re.findall(r"[\w']+", name.lower())) - _TITLES


def named(wanted: str, name: str) -> bool:
    """Whether a name is one of those a label gives: one's words hold the other's."""
    have = words_of(name)
    each = [words_of(one) for one in wanted.split(";")]
    return any(bool(one) and (one <= have or have <= one) for one in each if have)


def sourced(wanted: str, name: str) -> bool:
    """Whether the words of a source are, or hold, or stand in one of those a label gives."""
    have = name.lower()
    return bool(have) and any(
        have in one.lower() or one.lower() in have for one in wanted.split(";")
    )


def same_time(wanted: str, edtf: str) -> bool:
    """Whether a time is one of those a label gives; marks of doubt at its end do not count."""
    return edtf.rstrip("~?") in {one.strip().rstrip("~?") for one in wanted.split(" or ")}


def meets(label: Label, s: Suggestion, by_sentence: Sentences) -> bool:
    """Whether a suggestion is what a label says."""
    if label.kind == "Q":
        return overlaps(label.span, (s.start, s.end))
    if label.kind in "DC":
        return overlaps(label.span, s.cue)
    at = by_sentence.at(label.span[0])
    sentence = label.span if at is None else by_sentence.spans[at]
    if label.kind == "F":
        return overlaps(sentence, s.cue)
    actor, relation, target = label.fields
    one, other = str(s.values["actor"]), str(s.values["target"])
    if not overlaps(sentence, s.cue):
        return False
    straight = named(actor, one) and named(target, other)
    mutual = relation in MUTUAL or not label.sure
    return straight or (mutual and named(actor, other) and named(target, one))


def value(label: Label, s: Suggestion) -> bool | None:
    """Whether a source, a time or a relation is the label's; None where it names none."""
    wanted = label.fields[1] if label.kind == "R" else "".join(label.fields[:1])
    if not wanted:
        return None
    if label.kind == "Q":
        return sourced(wanted, str(s.values.get("source") or ""))
    if label.kind == "D":
        return same_time(wanted, str(s.values.get("about") or ""))
    return wanted == s.values["relation"] if label.kind == "R" else None


def in_sentences(wanted: list[Label], by_sentence: Sentences) -> list[Label]:
    """Forecasts, one a sentence: sure where one of its labels is."""
    best: dict[object, Label] = {}
    for label in wanted:
        key = by_sentence.at(label.span[0]) if label.kind == "F" else (label.span, label.fields)
        best[key] = label if label.sure or key not in best else best[key]
    return list(best.values())


def score(
    text: Transcript, wanted: list[Label], kind: str, tier: str, *, parser: bool = False
) -> tuple[Score, Iterator[str]]:
    """One kind and tier of one text: its counts, and a line for each fault."""
    by_sentence = Sentences(text.text)
    mine = in_sentences([label for label in wanted if label.kind == kind], by_sentence)
    sure = [label for label in mine if label.sure]
    got = suggest(text, kinds=(KINDS[kind],), tier=tier, plugins=parser)
    counts, found, faults = Score(labels=len(sure)), set(), []
    for s in got:
        hit = [label for label in mine if meets(label, s, by_sentence)]
        right = [label for label in hit if label.sure]
        counts.right += bool(right)
        found |= set(right)
        if right:
            same = [answer for answer in (value(label, s) for label in right) if answer is not None]
            counts.valued += bool(same)
            counts.same += any(same)
            if same and not any(same):
                faults.append(f"OTHER  {around(text.text, s.cue)} {s.values} not {right[0].fields}")
        elif not hit:
            counts.wrong += 1
            faults.append(f"WRONG  {around(text.text, s.cue)} {s.values if kind == 'R' else ''}")
    counts.found = len(found)
    missed = (
        f"MISSED {around(text.text, label.span)} {label.fields}"
        for label in sure
        if label not in found
    )
    return counts, iter([*faults, *missed])


def around(text: str, span: Span) -> str:
    """A place with some words around it, on one line."""
    start, end = span
    return repr(f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 60]}")


def main() -> None:
    """Prints precision and recall of each kind and tier over the folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kinds", default="".join(KINDS), help="letters of kinds (all)")
    parser.add_argument("--tier", choices=TIERS)
    parser.add_argument("--faults", action="store_true", help="print what is wrong or missed")
    parser.add_argument("--parser", action="store_true", help="with the parser that is installed")
    asked = parser.parse_args()
    totals: dict[tuple[str, str], Score] = {}
    texts = []
    for path in sorted(asked.folder.glob("*.txt")):
        beside = path.with_suffix(".labels")
        if beside.exists():
            raw = read(path)
            day, wanted = labels(raw.text, beside.read_text(encoding="utf-8"))
            texts.append((path.stem, transcript(path, day), wanted))
    labelled = {label.kind for _, _, wanted in texts for label in wanted}
    for kind in (k for k in asked.kinds if k in labelled):
        for tier in [asked.tier] if asked.tier else TIERS:
            total = Score()
            for name, text, wanted in texts:
                counts, faults = score(text, wanted, kind, tier, parser=asked.parser)
                total += counts
                for line in faults if asked.faults else ():
                    print(f"  {kind} {tier} {name}: {line}")
            totals[kind, tier] = total
    letters = sum(len(text.text) for _, text, _ in texts)
    print(f"{len(texts)} texts, {letters} code points")
    what = {"Q": "source", "D": "EDTF", "R": "relation"}
    for (kind, tier), n in totals.items():
        line = f"{KINDS[kind]:<12} {tier:<7} P {limited(n.right, n.right + n.wrong)}"
        line += f"   R {limited(n.found, n.labels)}"
        print(line + (f"   {what[kind]} {limited(n.same, n.valued)}" if n.valued else ""))


if __name__ == "__main__":
    main()
