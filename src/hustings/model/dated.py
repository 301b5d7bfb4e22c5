"""Attributes that change: ``Harbour League 1958/1964; Free Port 1964/..`` and what of it holds at a
date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import CodingError
from .edtf import is_edtf

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


@dataclass(frozen=True, slots=True)
class Dated:
    """A value and the time it holds for (EDTF), "" where nobody said."""

    value: str
    when: str = ""

    def __str__(self) -> str:
        return f"{self.value} {self.when}".strip()


def dated(text: str) -> tuple[Dated, ...]:
    """The values of an attribute, in order. Parts are parted by ``;``; a part's time is its last
    word.

    A time is an EDTF interval (it has a ``/``); a text in which no part has one is a single value,
    semicolons and all.

    >>> [str(d) for d in dated("Harbour League 1958/1964; Free Port 1964/..")]
    ['Harbour League 1958/1964', 'Free Port 1964/..']
    >>> dated("Class of 1964; honours")
    (Dated(value='Class of 1964; honours', when=''),)
    """
    parts = [_part(p) for p in text.split(";") if p.strip()]
    if not any(p.when for p in parts):
        whole = " ".join(text.split())
        return (Dated(whole),) if whole else ()
    return tuple(parts)


def undated(values: Iterable[Dated]) -> str:
    """The text of some values, the way :func:`dated` reads it. Raises CodingError where it would
    read another way.
    """
    kept = [v for v in values if v.value.strip()]
    text = "; ".join(str(v) for v in kept)
    if dated(text) != tuple(Dated(" ".join(v.value.split()), v.when) for v in kept):
        raise CodingError(
            f"The values {text!r} cannot be told apart; give each its time, and none a semicolon."
        )
    return text


def value_at(text: str, date: str | None) -> str | None:
    """What holds at a date (ISO, or a year or month of it); None where nothing does or nobody can
    say.

    A value without a time holds always, but gives way to one whose period holds. Where two periods
    hold (a year of change), the later begun. Without a date only an attribute with one value and no
    time has an answer.

    >>> party = "Harbour League 1958/1964; Free Port 1964/.."
    >>> value_at(party, "1960-09-26"), value_at(party, "1964"), value_at(party, "1950"), value_at("mayor", None)
    ('Harbour League', 'Free Port', None, 'mayor')
    """
    values = dated(text)
    always = [v.value for v in values if not v.when]
    if not date:
        return always[0] if len(values) == len(always) == 1 else None
    first, last = bounds(date)
    holding = [
        (bounds(v.when)[0], i)
        for i, v in enumerate(values)
        if v.when and _meets(v.when, first, last)
    ]
    if holding:
        return values[max(holding)[1]].value
    return always[0] if len(always) == 1 else None


def bounds(when: str) -> tuple[str, str]:
    """First and last day of an EDTF date or interval, as ISO; an open or unknown end is 0000 or
    9999.

    >>> bounds("1958/1964-05"), bounds("193X"), bounds("../2030")
    (('1958-01-01', '1964-05-31'), ('1930-01-01', '1939-12-31'), ('0000-01-01', '2030-12-31'))
    """
    begin, slash, end = when.partition("/")
    if not slash:
        end = begin
    return _edge(begin, first=True), _edge(end, first=False)


def checked(text: str) -> str:
    """An attribute's text, tidied. Raises CodingError where a period ends before it begins.

    >>> checked("  Harbour League   1958/1964 ;Free Port 1964/..")
    'Harbour League 1958/1964; Free Port 1964/..'
    """
    values = dated(text)
    for value in values:
        if value.when and bounds(value.when)[0] > bounds(value.when)[1]:
            raise CodingError(f"{value.value!r} ends before it begins ({value.when}).")
    return "; ".join(str(v) for v in values)


def _part(text: str) -> Dated:
    words = text.split()
    if len(words) > 1 and "/" in words[-1] and is_edtf(words[-1]):
        return Dated(" ".join(words[:-1]), words[-1])
    return Dated(" ".join(words))


def _meets(when: str, first: str, last: str) -> bool:
    begin, end = bounds(when)
    return begin <= last and first <= end


def _edge(date: str, *, first: bool) -> str:
    plain = re.sub(r"[?~%]", "", date)
    found = re.match(r"(\d[\dX]{3})(?:-([\dX]{2}))?(?:-([\dX]{2}))?", plain)
    if not found:
        return "0000-01-01" if first else "9999-12-31"
    year = found[1].replace("X", "0" if first else "9")
    months = int(found[2]) if found[2] and found[2].isdigit() else 0
    if months in _SEASONS:
        month = _SEASONS[months][0 if first else 1]
    else:
        month = months if 1 <= months <= 12 else 1 if first else 12
    if found[3] and found[3].isdigit() and 1 <= months <= 12:
        return f"{year}-{month:02}-{found[3]}"
    day = 1 if first else calendar.monthrange(max(int(year), 1), month)[1]
    return f"{year}-{month:02}-{day:02}"
