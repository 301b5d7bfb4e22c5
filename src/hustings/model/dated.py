"""Attributes that change: ``Harbour League 1958/1964; Free Port 1964/..`` and what of it holds at a
date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import CodingError
from . import edtf


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


def period(since: str, until: str) -> str:
    """From when until when, as EDTF; ".." where one is open, "" where neither is said.

    >>> period("1958", ""), period("", "")
    ('1958/..', '')
    """
    return f"{since or '..'}/{until or '..'}" if since or until else ""


def dated_value(value: str, since: str, until: str) -> str:
    """One value with the time it holds for, as an attribute's text; ``value`` may hold times of its
    own where no other is given. Raises CodingError for a time that is none.

    >>> dated_value("Free Port", "1964", ""), dated_value("", "1964", "")
    ('Free Port 1964/..', '')
    """
    words = " ".join(value.split())
    when = period(since.strip(), until.strip())
    if not words:
        return ""
    if not when:
        return checked(words)
    edtf.bounds(when)  # says what is wrong with it, and where
    return checked(undated([Dated(words, when)]))


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
    reach = edtf.bounds(when)
    return edtf.iso(reach.earliest) or "0000-01-01", edtf.iso(reach.latest) or "9999-12-31"


def checked(text: str) -> str:
    """An attribute's text, tidied. Raises CodingError where a period ends before it begins.

    >>> checked("  Harbour League   1958/1964 ;Free Port 1964/..")
    'Harbour League 1958/1964; Free Port 1964/..'
    """
    values = dated(text)
    for value in values:
        words, _, last = value.value.rpartition(" ")
        begin, slash, end = last.partition("/")
        turned = slash and edtf.is_edtf(f"{end}/{begin}") and not edtf.is_edtf(last)
        if not value.when and turned:
            raise CodingError(f"{words!r} ends before it begins ({last}).")
    return "; ".join(str(v) for v in values)


def _part(text: str) -> Dated:
    words = text.split()
    if len(words) > 1 and "/" in words[-1] and edtf.is_edtf(words[-1]):
        return Dated(" ".join(words[:-1]), words[-1])
    return Dated(" ".join(words))


def _meets(when: str, first: str, last: str) -> bool:
    begin, end = bounds(when)
    return begin <= last and first <= end
