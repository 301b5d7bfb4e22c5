"""Conventions that stand beside each other in one text: each stretch by the one that fits it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .marks import Mark, Reading
from .sifting import key_of, without_elements
from .words.court import examined
from .words.label_words import ANSWERERS, QUESTIONERS, TITLES
from .words.lines import DIRECTIONS, Line, opens_paragraph
from .words.speaker_names import is_role, name_of, person_in_brackets

_VOICE = re.compile(r"(?:SPEAKER|Speaker|spk|Sprecher)[ _]?\d{1,3}$")
"""How a machine numbers the voices it cannot name: ``SPEAKER_00``."""
MIXABLE = frozenset(
    ("colon", "qa", "bold", "bracket", "sigil", "point", "tab", "time-line", "ruled")
)
"""Conventions whose labels are marked well enough to be believed in another's text."""
LONGEST_TITLE = 2
"""Letters of the longest title, or initial, that stands in capitals in any label."""
REPEATED = 3
"""Times a line with figures stands in a text, from which it heads pages."""
FEWEST = 3
"""Labels of speakers the first convention does not know, before they are believed."""


def mixed(
    best: Reading,
    found: Mapping[str, Sequence[Mark]],
    others: Sequence[Reading],
    lines: Sequence[Line],
) -> Reading:
    """The best reading with the labels of other conventions it left among the words.

    ``found`` are all places where a convention sees a label, ``others`` the readings made of them.
    """
    if best.convention not in MIXABLE:
        return best
    heads = _repeated(lines)
    found = {c: [m for m in marks if lines[m.line].text not in heads] for c, marks in found.items()}
    speakers = {key_of(m) for m in best.marks}
    more: dict[int, Mark] = {}
    taken = {m.line for m in best.marks}
    for convention, marks in found.items():
        if convention in MIXABLE and convention != best.convention:
            more |= {
                m.line: m
                for m in marks
                if key_of(m) in speakers
                and m.line not in taken
                and (convention != "bracket" or opens_paragraph(lines, m.line))
                and (convention != "point" or _is_shouted(m.label))
            }
    # a machine's number for a voice is no word, whoever else bears a name
    more |= {
        m.line: m for m in found.get("colon", ()) if m.line not in taken and _VOICE.match(m.label)
    }
    if best.convention == "qa":
        # in testimony counsel may object but once
        more |= {
            m.line: m
            for m in found.get("colon", ())
            if m.line not in taken and m.label.isupper() and " " in m.label and _is_titled(m)
        }
    more |= {m.line: m for m in _typed(found.get("chat", ()), lines) if m.line not in taken}
    asked = [m for m in found.get("qa", ()) if m.line not in taken | more.keys()]
    if best.convention != "qa" and {key_of(m) for m in asked} == {"q"} and len(asked) > 1:
        more |= {m.line: m for m in asked}
    for other in others:
        if other.convention in MIXABLE and other.convention != best.convention:
            gone = taken | more.keys()
            free = [
                m for m in other.marks if m.line not in gone and lines[m.line].text not in heads
            ]
            more |= {m.line: m for m in _believed(best, other, free)}
    alone = {m.line for m in best.marks if m.words >= lines[m.line].end}
    # what stands right below a label that fills its line is said, whatever it begins like
    more = {i: m for i, m in more.items() if i - 1 not in alone or lines[i].gap}
    marks = sorted([*best.marks, *more.values()], key=lambda m: m.line)
    doubtful = tuple(m for m in best.doubtful if m.line not in more)
    told = _held(examined(_asked(marks), lines))
    return replace(best, marks=tuple(told), doubtful=doubtful)


def _typed(marks: Sequence[Mark], lines: Sequence[Line]) -> Sequence[Mark]:
    """What somebody typed meanwhile, among what a scribe wrote down: ``<renn> +1``."""
    typed = [m for m in marks if lines[m.line].text[0] == "<" and opens_paragraph(lines, m.line)]
    typed = [m for m in without_elements(typed, lines) if m.label.casefold() not in DIRECTIONS]
    return typed if len(typed) >= FEWEST else []


def _repeated(lines: Sequence[Line]) -> set[str]:
    """Lines with figures that come again and again, word by word: heads of pages, no labels."""
    counts = Counter(line.text for line in lines if any(map(str.isdigit, line.text)))
    return {words for words, n in counts.items() if n >= REPEATED}


def _held(marks: Sequence[Mark]) -> list[Mark]:
    """Labels of an office with its holder in brackets, as the holder's where they speak by name
    elsewhere, and the office never alone."""
    names = {name_of(m.label).casefold() for m in marks}
    alone = {m.label.strip().casefold() for m in marks}
    out = []
    for mark in marks:
        person = person_in_brackets(mark.label)
        office = name_of(mark.label).casefold()
        head, comma, _ = name_of(mark.label).partition(", ")
        if comma and head.casefold() in names:
            out.append(mark._replace(speaker=head))
            continue
        own = person is not None and person.casefold() in names and office not in alone
        out.append(mark._replace(speaker=person) if own else mark)
    return out


def _believed(best: Reading, other: Reading, marks: Sequence[Mark]) -> Sequence[Mark]:
    """Labels of another convention that name speakers the best one does not know."""
    if other.convention == "qa":
        return marks if _asks_and_answers(marks) else []
    whole = [m for m in marks if _is_whole(m.label)]
    if best.convention == "qa" and other.convention in ("colon", "point", "bold"):
        return whole
    if other.convention in ("colon", "bold", "tab", "point") and len(whole) >= FEWEST:
        return whole if len({key_of(m) for m in whole}) > 1 else []
    return []


def _is_shouted(label: str) -> bool:
    """Whether a word of a label stands in capitals; ``Councillor Renn.`` may call one."""
    return any(len(w) > LONGEST_TITLE and w.isupper() for w in label.split())


def _is_titled(mark: Mark) -> bool:
    return mark.label.split()[0].strip(".").casefold() in TITLES


def _is_whole(label: str) -> bool:
    name = name_of(label)
    numbered = any(map(str.isdigit, name))
    return " " in name and not numbered and (name[0].isupper() or is_role(name))


def _asks_and_answers(marks: Sequence[Mark]) -> bool:
    keys = {key_of(m) for m in marks}
    return bool(keys & QUESTIONERS) and bool(keys & ANSWERERS)


def _asked(marks: Sequence[Mark]) -> list[Mark]:
    """Marks of testimony among those of people, with whether they ask or answer."""
    keys = {key_of(m) for m in marks}
    if "q" not in keys or (keys & QUESTIONERS) != {"q"}:
        return list(marks)
    kinds = {"q": "question", "a": "answer"}
    return [m._replace(kind=kinds.get(key_of(m), m.kind)) for m in marks]
