"""Marks that hang together: of all places that look like labels, those that are one way of
naming speakers.

Four filters in a row, each saying what is gone afterwards: contents and rolls, headers, exchanges
of two (or labels that recur), look-alikes of these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .classify import names_a_part
from .conventions.initials import alternating
from .conventions.questions_and_answers import without_stammers
from .doubts.made import Make, is_formal, starts
from .lone import lone_speech
from .marks import Mark
from .times import CLOCK
from .words.court import is_examination
from .words.label_words import NOT_NAMES, UNSPOKEN
from .words.layout import is_wrapped
from .words.lines import TALK, Line, date_in, is_rule, opens_paragraph
from .words.narration import is_list_head, is_narrated
from .words.pages import is_entry
from .words.speaker_names import (
    is_asked,
    is_role,
    is_wide_office,
    name_of,
    person_in_brackets,
    several_in,
)

WITHOUT_MARK = ("alone", "heading", "name-dash")
"""Conventions whose labels could be any short line."""
FEWEST = 3
"""Labels that are a way of naming speakers, where fewer than two speak twice."""
SHORT_TEXT = 12
"""Lines of a text so short that two who speak once each are an exchange."""
HALF = 0.5
"""Share from which a make is that of most labels."""
RISING = 0.95
"""Share of times that go up, for those who type them slip."""
HOLLOW_RUN = 3
"""So many labels in a row with nothing but numbers below are a list, not a talk."""
LONGEST_NUMBER = 60
"""Characters of the longest line that is only numbers or dates."""
_TIMED = re.compile(rf"^{CLOCK}\s")
_CLOSED = re.compile(r"</([^<>]{1,60})>")
_NUMBERS = re.compile(r"^[\W\d_]*\d[\W\d_]*(?:[A-Za-z]\b[\W\d_]*)?$|^[.…·_\s]+\d*$")


def key_of(mark: Mark) -> str:
    """What two marks of one speaker share."""
    return name_of(mark.label).casefold()


def sift(
    convention: str, marks: Sequence[Mark], lines: Sequence[Line], known: set[str], *, told: bool
) -> tuple[list[Mark], list[Mark]] | None:
    """The marks that count, and doubtful ones; None where they are no way of naming speakers.

    ``known`` are names (case folded) somebody has given; ``told``: a person chose the convention.
    """
    if not told and not is_laid_out(convention, marks, lines):
        return None
    if convention in ("dash", "bold-question", "ruled", "tagged"):
        return (list(marks), []) if len(marks) >= (1 if told else 2) else None
    marks = [m for m in marks if _may_be_said(m, lines)]
    marks = without_elements(marks, lines) if convention in ("bracket", "chat") else marks
    marks = without_first_words(marks, lines) if convention == "colon" else marks
    marks = without_stammers(marks, lines) if convention == "qa" else marks
    marks = without_contents(convention, marks, lines)
    marks = without_headers(marks, lines)
    marks = without_openings(marks, lines)
    marks = without_ends(marks, lines) if convention == "colon" else marks
    marks = [m for m in marks if told or not names_a_part(lines, m.line)]
    speakers = recurring(convention, marks, lines, known, told=told)
    core = [m for m in marks if key_of(m) in speakers]
    if not told and len(speakers) < 2 and len(core) < FEWEST:
        core = (
            formal(convention, marks, lines)
            or lone_speech(convention, marks, lines)
            or exchange_of_two(convention, marks, lines)
        )
        speakers = {key_of(m) for m in core}
    if not core or (convention in WITHOUT_MARK and len(speakers) < 2 and not told):
        return None
    if convention == "initials" and not told and not alternating(core, lines):
        return None
    if convention == "name-dash" and len(core) <= HOLLOW_RUN and not told:
        return None
    make = Make.of(convention, core, lines)
    kept: list[Mark] = []
    doubtful: list[Mark] = []
    for mark in marks:
        if (
            mark.kind == "note"
            or key_of(mark) in speakers
            or _of_known(mark, speakers)
            or make.is_like(mark, speakers, lines)
        ):
            kept.append(mark)
        elif make.is_doubtful(mark):
            doubtful.append(mark)
    # a chat in which only its program speaks is none
    said = any(mark.kind != "note" for mark in kept)
    return (_unspoken(kept), doubtful) if said else None


def _may_be_said(mark: Mark, lines: Sequence[Line]) -> bool:
    """Whether what stands behind a label can be said: no head of an examination or of a list of
    votes, no page in a list of contents, nor what the label stands for."""
    line = lines[mark.line]
    behind = line.text[mark.words - line.start :]
    told = is_list_head(line.text) or is_narrated(lines, mark.line) or is_entry(line.text)
    return not (told or is_examination(line.text) or behind.startswith("= "))


def without_elements(marks: Sequence[Mark], lines: Sequence[Line]) -> Sequence[Mark]:
    """Marks without elements: where ``</Speech>`` closes one, ``<Speech>`` names nobody."""
    closed = {name for line in lines if "</" in line.text for name in _CLOSED.findall(line.text)}
    return [m for m in marks if lines[m.line].text[0] != "<" or m.label not in closed]


def without_first_words(marks: Sequence[Mark], lines: Sequence[Line]) -> Sequence[Mark]:
    """Marks without what stands right below a label, where labels fill their lines: those are the
    first words said (``My question: who pays?``)."""
    alone = {m.line for m in marks if m.words >= lines[m.line].end}
    if len(alone) <= HALF * len(marks):
        return marks
    return [m for m in marks if m.line in alone or m.line - 1 not in alone or lines[m.line].gap]


def without_ends(marks: Sequence[Mark], lines: Sequence[Line]) -> Sequence[Mark]:
    """Marks without the ends of sentences that a line broken at a width begins with: ``I lay on /
    the Table: …``. What begins a paragraph elsewhere is a label."""
    opening = {key_of(m) for m in marks if opens_paragraph(lines, m.line)}
    ends = {m.line for m in marks if m.label[:1].islower() and key_of(m) not in opening}
    if not ends or len(ends) > HALF * len(marks) or not is_wrapped(lines):
        return marks
    return [m for m in marks if m.line not in ends]


def _unspoken(marks: Sequence[Mark]) -> list[Mark]:
    """Marks, those that head a list of votes or a break as what nobody says."""
    return [m._replace(kind="note") if key_of(m) in UNSPOKEN else m for m in marks]


def is_laid_out(convention: str, marks: Sequence[Mark], lines: Sequence[Line]) -> bool:
    """Whether a text is laid out as labels that are told by their place or time alone ask for."""
    if convention == "ruled":
        return heads_stretches(marks, lines)
    return times_rise(marks) if convention == "name-clock" else True


def heads_stretches(marks: Sequence[Mark], lines: Sequence[Line]) -> bool:
    """Whether names stand below most lines drawn in a text, one of them more than once."""
    drawn = sum(is_rule(a.text) and not is_rule(b.text) for a, b in pairwise(lines))
    counts = Counter(key_of(m) for m in marks)
    return len(marks) >= max(FEWEST, HALF * drawn) and len(counts) < len(marks)


def times_rise(marks: Sequence[Mark]) -> bool:
    """Whether the times of some labels go up as a recording's do."""
    times = [m.time for m in marks if m.time is not None]
    up = sum(a <= b for a, b in pairwise(times))
    return len(times) > FEWEST and up >= RISING * (len(times) - 1)


# contents -----------------------------------------------------------------------------------------


def without_contents(
    convention: str, marks: Sequence[Mark], lines: Sequence[Line]
) -> Sequence[Mark]:
    """Marks without those that have nothing but page numbers and dates below them."""
    if len(marks) < HOLLOW_RUN:
        return marks
    stops = [m.line for m in marks[1:]] + [len(lines)]
    hollow = [_is_hollow(m, stop, lines) for m, stop in zip(marks, stops, strict=True)]
    if not any(hollow):
        return marks
    if convention in (*WITHOUT_MARK, "tab", "time-line") and sum(hollow) >= 0.5 * len(marks):
        return []
    runs: list[list[int]] = [[]]
    for i, is_hollow in enumerate(hollow):
        if is_hollow:
            runs[-1].append(i)
        elif runs[-1]:
            runs.append([])
    gone = {i for run in runs if len(run) >= HOLLOW_RUN for i in run}
    return [m for i, m in enumerate(marks) if i not in gone]


def _is_hollow(mark: Mark, stop: int, lines: Sequence[Line]) -> bool:
    """Whether the words of a label are numbers and dates alone, and it has some or no time."""
    line = lines[mark.line]
    rest = line.text[mark.words - line.start :].strip()
    below = [lines[i].text for i in range(mark.line + 1, min(stop, mark.line + 6))]
    timed_first = line.text[0].isdigit()
    words = [w for w in (rest, *below) if w and not (timed_first and _TIMED.match(w))]
    if not words:
        return mark.time is None or timed_first
    return all(_is_number(w) for w in words[:3])


def _is_number(words: str) -> bool:
    if len(words) > LONGEST_NUMBER:
        return False
    dated = date_in(words)
    return bool(_NUMBERS.match(words) and not words.endswith(("?", "!"))) or (
        dated is not None and dated[2] - dated[1] > 0.6 * len(words)
    )


# headers ------------------------------------------------------------------------------------------


def without_headers(marks: Sequence[Mark], lines: Sequence[Line]) -> Sequence[Mark]:
    """Marks without the header's (``Date: …``, ``Interviewer: …``), before the first label that
    recurs."""
    counts = Counter(key_of(m) for m in marks)
    first = next((m.line for m in marks if counts[key_of(m)] > 1), None)
    if first is None:
        return marks
    gone: set[int] = set()
    block: list[int] = []
    for i in range(first + 1):
        if (i == first or lines[i].gap) and block:
            if any(lines[k].text.partition(":")[0].strip().casefold() in NOT_NAMES for k in block):
                gone.update(block)
            block = []
        block.append(i)
    return [m for m in marks if m.line not in gone]


def without_openings(marks: Sequence[Mark], lines: Sequence[Line]) -> Sequence[Mark]:
    """Marks without small words in the middle of a sentence (``… and / he said: never``), nor
    words of a script without capitals there, where lines are broken at a width. A word that opens
    paragraphs again and again is a label wherever it stands (``sk:`` for Sara King)."""
    wrapped = is_wrapped(lines) if any(map(_is_caseless, marks)) else False
    opening = [m for m in marks if opens_paragraph(lines, m.line)]
    counts = Counter(key_of(m) for m in opening if " " not in m.label and not _is_caseless(m))
    return [
        m
        for m in marks
        if (m.strong and not (wrapped and _is_caseless(m)))
        or counts[key_of(m)] > 1
        or opens_paragraph(lines, m.line)
    ]


def _is_caseless(mark: Mark) -> bool:
    """Whether a label has no capitals that could tell it from a word, nor an office."""
    caseless = mark.label.upper() == mark.label.lower() and any(map(str.isalpha, mark.label))
    return caseless and not is_wide_office(name_of(mark.label))


# labels that recur --------------------------------------------------------------------------------


def recurring(
    convention: str, marks: Sequence[Mark], lines: Sequence[Line], known: set[str], *, told: bool
) -> set[str]:
    """Names (case folded) that stand as a label more than once, or are known."""
    counts = Counter(key_of(m) for m in marks)
    needed = 1 if told else 2
    speakers = {
        name
        for name, n in counts.items()
        if n >= needed or name in known or (is_asked(name) and len(counts) > 1)
    }
    if convention in ("chat", "row"):
        return set(counts)
    if (
        convention in ("tab", "name-dash")
        and len(marks) >= 0.7 * len(lines)
        and len(counts) <= 0.75 * len(marks)
    ):
        # every line has one: even a name that occurs once is a label
        speakers = set(counts)
    often = sum(n for n in counts.values() if n > 1)
    least = 2 if often >= 0.6 * max(starts(lines), 1) else 3
    weak = {key_of(m) for m in marks if not m.strong}
    return speakers - {n for n in weak if counts[n] < least and not told and n not in known}


def exchange_of_two(convention: str, marks: Sequence[Mark], lines: Sequence[Line]) -> list[Mark]:
    """Two speakers who speak once each: an exchange all the same, if it opens a short text."""
    strong = [m for m in marks if m.strong]
    few = (
        len(lines) <= SHORT_TEXT
        and len(strong) >= 2
        and convention not in (*WITHOUT_MARK, "tab", "row")
    )
    distinct = len({key_of(m) for m in strong}) == len(strong) > FEWEST
    if distinct and not any(" " in m.label or is_role(m.label) for m in strong):
        # single words that stand once each are entries of a list, unless somebody talks there
        talk = sum(bool(TALK.search(lines[m.line].text)) for m in strong)
        if talk < HALF * len(strong):
            return []
    if len({key_of(m) for m in strong}) == 1 and not all(" " in m.label for m in strong):
        return []
    opens = sum(1 for line in lines if line.gap or len(lines) < 6)
    return strong if few and len(strong) >= 0.4 * opens else []


def formal(convention: str, marks: Sequence[Mark], lines: Sequence[Line]) -> list[Mark]:
    """Labels with an office, a seat or a title, where there are three."""
    if convention not in ("colon", "point", "bold"):
        return []
    whole = [
        m
        for m in marks
        if m.strong
        and is_formal(m)
        and opens_paragraph(lines, m.line)
        and lines[m.line].text[m.words - lines[m.line].start :][:1].islower() is False
    ]
    opening = sum(opens_paragraph(lines, i) for i in range(len(lines)))
    enough = 0.1 * min(starts(lines), opening)
    return whole if len(whole) >= FEWEST and len(whole) >= enough else []


def _of_known(mark: Mark, speakers: Iterable[str]) -> bool:
    """An office held by somebody who speaks elsewhere, or two people who do."""
    person = person_in_brackets(mark.label)
    if person is not None and person.casefold() in speakers:
        return True
    parts = several_in(mark.label)
    return len(parts) > 1 and all(p.casefold() in speakers for p in parts)
