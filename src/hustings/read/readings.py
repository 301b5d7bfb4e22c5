"""What each convention makes of a text, and which of them fits best."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from .broken import inside_directions
from .conventions import TABLE
from .marks import Mark, Reading
from .mixing import mixed
from .quoted import with_interruptions
from .sifting import key_of, sift
from .stamps import with_bare_times
from .words.layout import fenced
from .words.lines import Line, is_direction, markdown_heading
from .words.pages import page_feet

NAMED = ("colon", "bracket", "bold", "qa", "point")
"""Conventions in which a sign stands behind a label."""


def readings(
    lines: Sequence[Line], *, known: Iterable[str] = (), only: str | None = None
) -> list[Reading]:
    """Every convention that explains something of a text, the best first.

    ``known`` are speakers somebody has named; their labels count even if they occur once.
    A reading's score is explained share of lines x trust x root of (its labels / most labels
    found). Each has the labels of other conventions that it left among its words.
    """
    names = {name.casefold() for name in known}
    lines = unnumbered(lines)
    marks = {name: marks_of(name, lines) for name in TABLE}
    labelled = {m.line for name in NAMED for m in marks[name]}
    closed = inside_directions(lines) | fenced(lines) | page_feet(lines, labelled)
    marks = {name: [m for m in marks[name] if m.line not in closed] for name in TABLE}
    found = [
        reading
        for name in ([only] if only else TABLE)
        if (reading := _reading(name, marks[name], lines, names, told=only is not None))
    ]
    most = max((len(r.marks) for r in found), default=1)
    scored = [
        replace(r, score=r.explained * _trust(r, lines) * (len(r.marks) / most) ** 0.5)
        for r in found
    ]
    mixtures = [mixed(r, marks, found, lines) for r in sorted(scored, key=lambda r: -r.score)]
    return [replace(r, marks=tuple(with_interruptions(r.marks, lines))) for r in mixtures]


def marks_of(convention: str, lines: Sequence[Line]) -> list[Mark]:
    """Every place where a convention sees a label."""
    find = TABLE[convention].find
    marks = [mark for i, line in enumerate(lines) if (mark := find(i, line, lines)) is not None]
    return with_bare_times(marks, lines) if convention in ("colon", "sigil") else marks


def _reading(
    convention: str, marks: Sequence[Mark], lines: Sequence[Line], known: set[str], *, told: bool
) -> Reading | None:
    sifted = sift(convention, marks, lines, known, told=told)
    if sifted is None:
        return None
    kept, doubtful = sifted
    return Reading(
        convention,
        tuple(kept),
        _explained(kept, lines),
        doubtful=tuple(doubtful),
        label=TABLE[convention].label,
    )


# numbers before labels ----------------------------------------------------------------------------

_NUMBER = re.compile(r"^(?P<n>\d{1,5})\s*[.)|]?\s+(?=[^\W\d_\[{(*@#])")
_COUNTED = re.compile(r"^(?P<n>\d{1,5})\s*[.)|]?\s+(?=\S)")
"""The same before whatever stands on a line: a bracket has a number of its own in records."""
_COUNTED_LINE = re.compile(r"^\d{1,5}(?:\s|$)")
_POINTED = re.compile(
    r"^(?:\d{1,3}\.\d{1,3}|Q\s?\d{1,4}\.?|[^\W\d_]{1,4}\.\s?\d{1,4}|"
    r"\[[^\W\d_]{0,4}\.?\s?\d{1,5}\]|(?:T?\d{1,3}\.\s\[\d{3,7}\]))\s+(?=\*{0,3}[^\W\d_])"
)
FEWEST_POINTED = 3
"""So many turns are counted as ``01.02 Name:``, as minutes of Belgium are, as ``Q1 Name:``, as
evidence to committees is, as ``Anf. 1 NAME:``, as minutes of Sweden are, as ``[T001] Name:`` or,
with the number of a question, as ``T2. [66881] Name:``."""
_CHEVRONS = re.compile(r"^>{2,3}\s*(?=\S)")
_BULLET = re.compile(r"^(?:[-*+•]|\d{1,3}[.)])\s+(?=\S)")
FEWEST_POINTS = 8
"""So many points of a list begin with a label where notes of a meeting are kept as lists."""
LISTED = 0.4
"""Share of the points that do; in lists of other things under a quarter."""


def unnumbered(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines without what is counted or drawn before their label: ``12 Name:``, ``3. Name:``, ``>>
    Name:``.

    Numbers go only where they count up by one, line by line (those of a court's pages begin anew on
    each); chevrons only where a label follows each of them.
    """
    pointed = {i: m.end() for i, line in enumerate(lines) if (m := _POINTED.match(line.text))}
    if len(pointed) >= FEWEST_POINTED and (bare := _bared(lines, pointed, HALF)) is not lines:
        return bare
    numbered = {i: m for i, line in enumerate(lines) if (m := _NUMBER.match(line.text))}
    every = [m for line in lines if (m := _COUNTED.match(line.text))]
    steps = sum(b - a == 1 or (b == 1 and a >= 20) for a, b in pairwise(int(m["n"]) for m in every))
    share = 0.6
    if len(numbered) >= 4 and steps >= 0.9 * (len(every) - 1):
        cut = {i: m.end() for i, m in numbered.items()}
        if sum(bool(_COUNTED_LINE.match(x.text)) for x in lines) >= 0.8 * len(lines) >= 16:
            # every line of a record has its number, a direction too
            counted = ((i, _COUNTED.match(line.text)) for i, line in enumerate(lines))
            cut, share = {i: m.end() for i, m in counted if m}, 0.05
    else:
        drawn = {i: m.end() for i, line in enumerate(lines) if (m := _CHEVRONS.match(line.text))}
        cut, share = (drawn, 1.0) if len(drawn) >= 2 else ({}, 1.0)
    return _unlisted(_bared(lines, cut, share) if cut else lines)


def _unlisted(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines without the bullets, or the numbers that begin anew in each list, of points that begin
    with a label, where many points do."""
    points = {i: m.end() for i, line in enumerate(lines) if (m := _BULLET.match(line.text))}
    if len(points) < FEWEST_POINTS:
        return lines
    bare = _without(lines, points)
    find = [TABLE[c].find for c in ("colon", "bold")]
    found = {i: next(filter(None, (f(i, bare[i], bare) for f in find)), None) for i in points}
    names = {i: key_of(mark) for i, mark in found.items() if mark}
    often = Counter(names.values())
    recurring = [n for n in often.values() if n > 1]
    # what is called alike but for its numbers is told apart by them
    enough = len(recurring) > 1 and sum(recurring) >= max(FEWEST_POINTS, LISTED * len(points))
    return _without(lines, {i: points[i] for i in names}) if enough else lines


def _bared(lines: Sequence[Line], cut: dict[int, int], share: float) -> Sequence[Line]:
    """Lines without what is cut, if labels follow it in so many of them."""
    bare = _without(lines, cut)
    labelled = sum(any(TABLE[c].find(i, bare[i], bare) is not None for c in NAMED) for i in cut)
    return bare if labelled >= share * len(cut) else lines


def _without(lines: Sequence[Line], cut: Mapping[int, int]) -> Sequence[Line]:
    """Lines without so many of their first letters."""
    return [
        line._replace(start=line.start + cut[i], text=line.text[cut[i] :]) if i in cut else line
        for i, line in enumerate(lines)
    ]


# how well it fits ---------------------------------------------------------------------------------


def _trust(reading: Reading, lines: Sequence[Line]) -> float:
    """How far a convention is believed; dashes as far as every other turn asks."""
    trust = TABLE[reading.convention].trust
    if reading.convention == "bold-question":
        return trust if _asks(reading, lines) else trust * 0.3
    if reading.convention == "bracket":
        # round brackets alone on their lines are asides more often than names
        alone = [_ASIDE.match(lines[m.line].text) is not None for m in reading.marks]
        return trust * (ASIDE_TRUST if sum(alone) > HALF * len(alone) else 1.0)
    if reading.convention != "dash":
        return trust
    ends = ("?", "？", "؟", "?»", "?”", '?"')
    asks = [lines[m.line].text.endswith(ends) for m in reading.marks]
    trust *= 0.5 + min(_apart(asks), 0.5)
    if sum(asks) < 0.1 * len(asks):
        return trust * 0.5
    bullets = all(lines[m.line].text.startswith("-") for m in reading.marks)
    stretches = range(0, len(asks), STRETCH)
    near = [_apart(asks[i : i + STRETCH]) for i in stretches if i + 1 < len(asks)]
    # hyphens before points of a list: hardly a turn of questions and answers anywhere
    return trust * (0.4 if bullets and near and sum(near) < LEAST_TURNS * len(near) else 1.0)


def _asks(reading: Reading, lines: Sequence[Line]) -> bool:
    """Whether enough of what stands in bold, or of all headings, asks. (Of headings those alone
    that ask are marks.)"""
    marked = [lines[m.line].text for m in reading.marks]
    asking = sum(words.rstrip("*_#»”\"' ")[-1:] in ("?", "？", "؟") for words in marked)
    headings = [line for line in lines if markdown_heading(line.text) is not None]
    is_headed = all(markdown_heading(words) is not None for words in marked)
    return asking >= LEAST_ASKED * len(headings if is_headed else marked)


_ASIDE = re.compile(r"^\([^()]*\)[.,;:]?$")
"""A line that is nothing but round brackets."""
ASIDE_TRUST = 0.6
"""How far names in such lines are believed where another way of naming explains as much."""
HALF = 0.5
"""Share from which a make is that of most labels."""
LEAST_ASKED = 0.3
"""Share of paragraphs in bold that ask, in an interview; in a handbook they are headings."""
STRETCH = 8
"""Dashes looked at together: one that is missing shifts question and answer from there on."""
LEAST_TURNS = 0.3
"""How far apart questions of every other dash are in a talk; in lists of points under 0.25."""


def _apart(asks: Sequence[bool]) -> float:
    """How much more every other one asks than those between, 0 to 1."""
    even, odd = asks[0::2], asks[1::2]
    return abs(sum(even) / max(len(even), 1) - sum(odd) / max(len(odd), 1)) if odd else 0.0


def _explained(marks: Sequence[Mark], lines: Sequence[Line]) -> float:
    """Share of lines that are a label, or words under one with no sign of another start."""
    gap = sum(line.gap for line in lines) > 0.25 * len(lines)
    marked = {m.line for m in marks}
    inside = [
        i
        for i in range(marks[0].line, len(lines))
        if i in marked or not is_direction(lines[i].text)
    ]
    starts = len(marks)
    units = sum(1 for i in inside if lines[i].gap or not gap) or 1
    # a turn may run on for many paragraphs, but not for ever
    reach = min(1.0, starts * (30 if gap else 60) / units)
    return reach * len(inside) / len(lines)
