"""Whose initials speak: the whole name a text gives, for a person to take up by one key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ...model import Flag, Turn
from ..words.lines import CAPITAL

_INITIALS = re.compile(rf"{CAPITAL}{{2,3}}|(?:{CAPITAL}\.\s?){{2,3}}")
_WORD = rf"{CAPITAL}[\w'’-]+"
_WHOLE = re.compile(rf"{_WORD}(?:\s(?:{_WORD}|{CAPITAL}\.|d[aei]l?|v[ao]n|de[rn]?|y)){{1,4}}")
_TURNED = re.compile(rf"(?P<last>{_WORD}), (?P<first>{_WORD}(?:\s{_WORD})?)(?=[\s,;.(]|$)")
"""``KELLER, Tom``"""
_KEY = re.compile(
    rf"(?P<name>{_WORD}(?:,?\s(?:{_WORD}|{CAPITAL}\.)){{1,3}})\s?[(\[](?P<a>{_INITIALS.pattern})[)\]]|"
    rf"\b(?P<b>{_INITIALS.pattern})\s?(?:=|[-–—:]\s)\s?(?P<whole>{_WORD}(?:\s{_WORD}){{1,3}})"
)
"""``Tom Keller (TK)``, ``TK = Tom Keller``"""
FRONT = ("title", "byline", "note", "heading", "credit")


def with_whole_names(text: str, turns: Sequence[Turn]) -> tuple[list[Turn], list[dict[str, Any]]]:
    """A flag at the first turn of each speaker whose initials fit one name the text gives: before
    all one in its head, else one that is said; and the same as proposals.
    """
    first: dict[str, int] = {}
    for i, turn in enumerate(turns):
        if turn.speaker and _INITIALS.fullmatch(turn.speaker):
            first.setdefault(turn.speaker, i)
    out, proposals = list(turns), []
    for speaker, i in first.items():
        found = _whole_name(text, turns, _letters(speaker))
        if found is None or any(t.speaker == found[0] for t in turns):
            continue
        name, where, start, end = found
        why = f"The {where} names {name!r}; the initials fit."
        told = {"what": "same-speaker", "name": speaker, "other": name}
        proposals.append(told | {"start": start, "end": end, "why": why})
        flag = Flag(
            "initials",
            f"{speaker!r} may be {name}: {why[0].lower()}{why[1:]}",
            (("rename", f"Same person: {name}"), ("keep", "Only the initials")),
        )
        out[i] = replace(out[i], flags=(*out[i].flags, flag))
    return out, proposals


def _letters(words: str) -> str:
    return "".join(c for c in words if c.isalpha())


def _whole_name(text: str, turns: Sequence[Turn], letters: str) -> tuple[str, str, int, int] | None:
    """The one name with these initials: as (name, kind of turn, start, end)."""
    for front in (True, False):
        names: dict[str, tuple[str, str, int, int]] = {}
        for turn in turns:
            if (turn.kind in FRONT) is front:
                for name, start, end in _names(text, turn, letters):
                    kind = turn.kind if front else "text"
                    names.setdefault(name.casefold(), (name, kind, start, end))
        if names:
            return next(iter(names.values())) if len(names) == 1 else None
    return None


def _names(text: str, turn: Turn, letters: str) -> Iterator[tuple[str, int, int]]:
    """Names within a turn that have these initials, or are said to."""
    keys = [m for m in _KEY.finditer(text, turn.start, turn.end) if _of_key(m) == letters]
    for found in keys:
        name = found["name"] or found["whole"]
        last, comma, given = name.partition(", ")
        yield (f"{given} {_cased(last)}" if comma else name), *found.span()
    if keys:
        return
    for found in _TURNED.finditer(text, turn.start, turn.end):
        if _first_letters(f"{found['first']} {found['last']}".split()) == letters:
            yield f"{found['first']} {_cased(found['last'])}", *found.span()
    for found in _WHOLE.finditer(text, turn.start, turn.end):
        words = list(re.finditer(r"\S+", found[0]))
        for a in range(len(words)):
            for b in range(a + 2, len(words) + 1):
                part = [w[0] for w in words[a:b]]
                if part[0][0].isupper() and _first_letters(part) == letters:
                    start, end = words[a].start(), words[b - 1].end()
                    yield " ".join(part), found.start() + start, found.start() + end


def _of_key(found: re.Match[str]) -> str:
    return _letters(found["a"] or found["b"])


def _first_letters(words: Sequence[str]) -> str:
    """The capitals names begin with; what stands in small letters between them counts nothing.

    >>> _first_letters(["Ann", "de", "Lee"]), _first_letters(["Ann-Marie", "Lee"])
    ('AL', 'AL')
    """
    whole = words[-1][0].isupper() and not words[-1].endswith(".")
    return "".join(w[0] for w in words if w[0].isupper()) if whole else ""


def _cased(name: str) -> str:
    """A surname in capitals as names are written."""
    return name.title() if name.isupper() else name
