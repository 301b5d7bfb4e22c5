"""Narrated time as EDTF (ISO 8601-2, levels 0 to 2): from which day to which day does it reach?

Every form is an interval of whole days of the proleptic Gregorian calendar, year 0 being 1 before
Christ; a decade is ten years, not a point. Source: Library of Congress, Extended Date/Time Format
(EDTF) Specification, 2019.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from ..errors import CodingError
from . import edtf_help
from .edtf_dates import MARKS, Wrong, before, date_bounds
from .edtf_dates import Bounds as Bounds


@lru_cache(maxsize=65536)
def bounds(text: str) -> Bounds:
    """The days an EDTF text reaches over.

    Raises CodingError that says what is wrong, at which character, and the nearest right form.

    >>> b = bounds("193X")
    >>> str(b.earliest), str(b.latest)
    ('1930-01-01', '1939-12-31')
    """
    found = known(text)
    if found is not None:
        return found
    try:
        return _whole(text)
    except Wrong as wrong:
        nearest = edtf_help.nearest(text, is_edtf)
        told = f"write {nearest}" if nearest else f"write it like {edtf_help.EXAMPLES}"
        raise CodingError(
            f"{text!r} is no time in EDTF: {wrong.why} (at character {wrong.at + 1}); {told}.",
            text=text,
            at=wrong.at,
            nearest=nearest,
        ) from None


@lru_cache(maxsize=65536)
def members(text: str) -> tuple[Bounds, ...]:
    """The times an EDTF text names: of a set of several (in braces) each one, else the one it is.
    One of a set (in brackets) is one time that is not known better. Raises CodingError.

    >>> [str(b.earliest) for b in members("{1896,1929}")], len(members("[1896,1929]"))
    (['1896-01-01', '1929-01-01'], 1)
    """
    whole = bounds(text)
    return tuple(dict.fromkeys(_set_members(text))) if text.startswith("{") else (whole,)


def is_edtf(text: str) -> bool:
    """Whether a text is an EDTF date, period or set of dates.

    >>> [is_edtf(t) for t in ("1929", "193X", "1930/1933~", "../2030", "2024-03-14", "spring 1968", "1968-13")]
    [True, True, True, True, True, False, False]
    """
    return known(text) is not None


@lru_cache(maxsize=65536)
def known(text: str) -> Bounds | None:
    """The days an EDTF text reaches over; None where it is none."""
    try:
        return _whole(text)
    except Wrong:
        return None


def sort_key(text: str | None) -> tuple[bool, int, int]:
    """What times sort by: earliest day, then latest; what begins open first, the undated last."""
    if not text or not is_edtf(text):
        return (True, 0, 0)
    b = bounds(text)
    farthest = np.iinfo(np.int64).max
    first = -farthest if b.earliest is None else int(b.earliest.astype(np.int64))
    return (False, first, farthest if b.latest is None else int(b.latest.astype(np.int64)))


def span(
    of: Sequence[Bounds],
) -> tuple[np.datetime64 | None, np.datetime64 | None]:
    """First and last day over several times; None where one is open there, or there are none."""
    if not of:
        return None, None
    first, last = of[0].earliest, of[0].latest
    for b in of[1:]:
        first = None if first is None or b.earliest is None else min(first, b.earliest)
        last = None if last is None or b.latest is None else max(last, b.latest)
    return first, last


def _whole(text: str) -> Bounds:
    if not text:
        raise Wrong(0, "nothing is written")
    if text[0] in "[{":
        return _set(text)
    if "/" in text:
        return _interval(text)
    return date_bounds(text, 0)


def _interval(text: str) -> Bounds:
    slash = text.index("/")
    left, right = text[:slash], text[slash + 1 :]
    if "/" in right:
        raise Wrong(slash + 1 + right.index("/"), "a period has one slash")
    if left in ("", "..") and right in ("", ".."):
        raise Wrong(0, "a period needs a beginning or an end")
    one = Bounds(None, None, open_start=True) if left in ("", "..") else date_bounds(left, 0)
    two = (
        Bounds(None, None, open_end=True) if right in ("", "..") else date_bounds(right, slash + 1)
    )
    if before(two.latest, one.earliest):
        raise Wrong(slash + 1, "it ends before it begins")
    return _joined(one.earliest, two.latest, (one, two))


def _set(text: str) -> Bounds:
    close = {"[": "]", "{": "}"}[text[0]]
    if not text.endswith(close) or len(text) < 3:
        raise Wrong(len(text) - 1, f"a set that begins with {text[0]} ends with {close}")
    found = _set_members(text)
    earliest = [b.earliest for b in found if b.earliest is not None]
    latest = [b.latest for b in found if b.latest is not None]
    return _joined(
        None if any(b.open_start for b in found) else min(earliest),
        None if any(b.open_end for b in found) else max(latest),
        tuple(found),
    )


def _set_members(text: str) -> list[Bounds]:
    found: list[Bounds] = []
    at = 1
    told = text[1:-1].split(",")
    for place, member in enumerate(told):
        found.append(_member(member, at, first=place == 0, last=place == len(told) - 1))
        at += len(member) + 1
    return found


def _member(text: str, at: int, *, first: bool, last: bool) -> Bounds:
    low, dots, high = text.partition("..")
    if not dots:
        return date_bounds(text, at)
    if (not low and not high) or (not low and not first) or (not high and not last):
        raise Wrong(at, "only the ends of a set are open")
    one = date_bounds(low, at) if low else Bounds(None, None, open_start=True)
    two = date_bounds(high, at + len(low) + 2) if high else Bounds(None, None, open_end=True)
    if before(two.latest, one.earliest):
        raise Wrong(at + len(low) + 2, "it ends before it begins")
    return _joined(one.earliest, two.latest, (one, two))


def _joined(
    earliest: np.datetime64 | None, latest: np.datetime64 | None, of: tuple[Bounds, ...]
) -> Bounds:
    marks = "".join(m for m in MARKS if any(m in b.marks for b in of))
    return Bounds(
        earliest,
        latest,
        open_start=earliest is None,
        open_end=latest is None,
        approximate=any(b.approximate for b in of),
        unspecified=any(b.unspecified for b in of),
        marks=marks,
    )


@lru_cache(maxsize=65536)
def iso(day: np.datetime64 | None) -> str | None:
    """A day as ISO text, None for none.

    >>> iso(bounds("-0043-03-15").earliest)
    '-0043-03-15'
    """
    if day is None:
        return None
    year, rest = str(day)[:-6], str(day)[-6:]
    number = int(year)
    return f"{'-' if number < 0 else ''}{abs(number):04d}{rest}"
