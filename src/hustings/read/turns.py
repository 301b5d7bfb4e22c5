"""Who speaks when: a text's structure found, with its evidence, its doubts and what a person could
settle.

Nothing is guessed in silence. The convention that explains most of the text wins and says how much
it explains; two that explain nearly as much are a choice for a person; none leaves every paragraph
``unassigned`` with a question. Doubts about single turns are flags on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..errors import UnknownName
from ..model import SPOKEN_KINDS, Turn
from .broken import joined
from .building import built
from .conventions import CONVENTIONS
from .conventions.rows import unbarred
from .cutting import kinds_of
from .doubts.check import DOUBTS, checked, doubted_share
from .finishing import finished
from .inline import parted
from .marks import Mark, Reading, in_doubt
from .readings import readings, unnumbered
from .stamps import names_nobody, timed_lines, timed_turns
from .structure import Choice, Structure
from .two_voices.by_example import from_examples
from .undecided import unassigned
from .words.layout import unfenced
from .words.lines import Line, split_lines

NEAR_TIE = 0.8
"""A second convention with this share of the winner's score makes it a choice for a person."""
LEAST = 0.3
"""A convention with a lower score explains nothing."""
AS_MUCH = 0.9
"""Of two readings of the same labels the one that says more is better only with so many of them."""
SAY_LESS = ("colon", "point", "bold-question", "tab")
"""Conventions whose reading of the same labels says less than that of Q. and A. or of bold."""
DOUBTED = 0.4
"""Share of turns in doubt from which it is asked whether a text is a talk: among 300 real files
none that is read right holds more than .3."""
FEWEST = 8
"""Turns of the shortest text of which it is asked."""
NOBODY = (
    "No way of marking speakers was found in this text. Is it one speaker's? "
    "Otherwise mark the first turns and let the pattern continue."
)
UNNAMED = (
    "The text has times and does not say who speaks; mark the first turns and let the pattern "
    "continue."
)


def find_turns(
    text: str,
    *,
    convention: str | None = None,
    examples: Sequence[Turn] = (),
    known: Iterable[str] = (),
) -> Structure:
    """The turns of a canonical text.

    ``convention`` settles how speakers are marked (a key of ``CONVENTIONS``); ``examples`` are
    first turns marked by a person, whose pattern is continued; ``known`` are names of speakers.

    Raises UnknownName for a convention that is not in the table.
    """
    if convention is not None and convention not in CONVENTIONS:
        raise UnknownName("convention", convention, CONVENTIONS)
    lines = parted(joined(unnumbered(unbarred(unfenced(split_lines(text))))))
    if examples:
        marked = tuple(sorted(examples, key=lambda t: t.start))
        return from_examples(text, lines, marked, convention)
    found = readings(lines, known=known, only=convention)
    if convention is not None:
        return built(text, lines, found[0]) if found else _nothing_like(text, lines, convention)
    timed = timed_lines(lines)
    best = found[0] if found and found[0].score >= LEAST else None
    if names_nobody(best, timed):
        return _timed(text, lines, timed)
    if best is None:
        return unassigned(text, lines, NOBODY, tuple(_choice(text, r) for r in found[:3]))
    return _chosen(text, lines, found)


def _chosen(text: str, lines: Sequence[Line], found: Sequence[Reading]) -> Structure:
    """The turns by the best reading, or a question where another fits other lines as well."""
    best = found[0]
    near = [r for r in found[1:] if r.score >= NEAR_TIE * best.score]
    rivals = [r for r in near if not _overlap(best, r)]
    if rivals:
        choices = tuple(_choice(text, r) for r in (best, *rivals))
        named = " or ".join(f"{c.convention!r} ({c.evidence})" for c in choices)
        question = f"Speakers could be marked in more than one way: {named}. Which is meant?"
        return unassigned(text, lines, question, choices, undecided=True)
    # of two readings of the same labels the one that says more (Q. and A., bold) is the better
    for other in near:
        as_much = len(other.marks) >= AS_MUCH * len(best.marks)
        if other.convention in ("qa", "bold") and best.convention in SAY_LESS and as_much:
            best = other
    found_turns = built(text, lines, best)
    if _names_no_persons(found_turns):
        question = (
            f"Most labels here ({best.evidence()}) name no persons. Is this a talk? If not, nobody "
            "speaks in it; if so, choose how speakers are marked."
        )
        return unassigned(text, lines, question, (_choice(text, best),), undecided=True)
    if _is_much_doubted(found_turns):
        question = (
            f"Many turns here are in doubt ({found_turns.evidence}). Is this a talk? If not, "
            "nobody speaks in it; if so, choose how speakers are marked."
        )
        return unassigned(text, lines, question, (_choice(text, best),), undecided=True)
    return found_turns


def _is_much_doubted(found: Structure) -> bool:
    """Whether many of the turns may hold what is not their speakers'."""
    spoken = [t for t in found.turns if t.kind in SPOKEN_KINDS]
    doubted = sum(any(f.code in DOUBTS for f in t.flags) for t in spoken)
    return len(spoken) >= FEWEST and doubted > DOUBTED * len(spoken)


def _names_no_persons(found: Structure) -> bool:
    """Whether more than half of the turns are given to what is no person."""
    spoken = [t for t in found.turns if t.kind in SPOKEN_KINDS]
    doubted = sum(any(f.code == "no-person" for f in t.flags) for t in spoken)
    return doubted > 0.5 * len(spoken)


def _nothing_like(text: str, lines: Sequence[Line], convention: str) -> Structure:
    question = (
        f"Nothing in this text looks like {CONVENTIONS[convention]!r}; mark the first turns "
        "instead."
    )
    return unassigned(text, lines, question)


def _timed(text: str, lines: Sequence[Line], timed: dict[int, int]) -> Structure:
    """A text with a time before all words and nobody named."""
    turns = timed_turns(lines, timed)
    found = finished(text, turns, None, f"{len(timed):,} times, nobody named")
    return replace(found, question=UNNAMED)


def _choice(text: str, reading: Reading) -> Choice:
    mark = reading.marks[0]
    stop = text.find("\n", mark.start)
    return Choice(
        reading.convention,
        reading.evidence(),
        text[mark.start : stop if stop > 0 else len(text)][:80],
    )


def _overlap(a: Reading, b: Reading) -> bool:
    ours, theirs = {m.line for m in a.marks}, {m.line for m in b.marks}
    return len(ours & theirs) >= 0.5 * min(len(ours), len(theirs))


def structure_of(text: str, turns: Sequence[Turn], evidence: str) -> Structure:
    """The structure of a text whose file says itself who speaks: kinds by labels, sections, doubts
    and proposals.
    """
    marks = [Mark(0, t.label_start or 0, t.label, t.start) for t in turns if t.label]
    kinds = kinds_of(marks)
    out = [
        replace(t, kind=kinds.get(t.speaker or "", t.kind)) if t.kind == "speech" else t
        for t in turns
    ]
    lines = split_lines(text)
    out = checked(text, lines, out, marked=True)
    _, places = doubted_share(lines, out)
    found = finished(text, out, None, evidence + in_doubt(places))
    if any(t.kind in SPOKEN_KINDS for t in out):
        return found
    return replace(
        found,
        question="The file does not say who speaks; mark the first turns and let the pattern "
        "continue.",
    )
