"""Which statements a result rests on: by whose view is told, and by the time that is told or in
which it was said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from ..errors import CodingError, OptionError, UnknownName
from . import edtf
from .columns import Column
from .records import Selection
from .statements import Statements

Mask = npt.NDArray[np.bool_]
ISO = re.compile(r"\d{4}(-\d\d){0,2}(T[\d:]+)?$")
Listed = TypeVar("Listed")

VOICES = ("own", "ascribed", "any")
"""``own``: the holder is the speaker, and nobody stands between. ``ascribed``: somebody tells
another's view, one by way of others, or a view without saying whose."""

VERSIONS = ("once", "all")
"""``once``: of one interview in two versions or languages, only the version with more statements.
"""

TIMES = ("spoken", "told")
"""``spoken``: the date of the text. ``told``: the time spoken of (``about``)."""


def one_of(option: str, value: str, known: tuple[str, ...]) -> str:
    """The value, or UnknownName."""
    if value not in known:
        raise UnknownName(option, value, known)
    return value


def listed(option: str, value: Iterable[Listed]) -> tuple[Listed, ...]:
    """What is in a list. Raises OptionError for a text, and for what holds nothing."""
    if isinstance(value, str):
        raise OptionError(
            f"{option} must be a list, not the text {value!r}; write [{value!r}].", option=option
        )
    if not isinstance(value, Iterable):
        raise OptionError(f"{option} must be a list, not {value!r}.", option=option)
    return tuple(value)


def names_listed(option: str, value: Iterable[str]) -> tuple[str, ...]:
    """The names in a list. Raises OptionError also for what is no text in it."""
    names = listed(option, value)
    for name in names:
        if not isinstance(name, str):
            raise OptionError(f"{option} must be a list of texts; {name!r} is none.", option=option)
    return names


def voice_mask(statements: Statements, voice: str) -> Mask:
    """True, shape (n,), for statements in that voice. Raises UnknownName, OptionError where
    speaker and holder are not both told."""
    one_of("voice", voice, VOICES)
    n = len(statements)
    if voice == "any":
        return np.ones(n, dtype=bool)
    for name in ("speaker", "holder"):
        if name not in statements:
            raise OptionError(
                f"voice={voice!r} compares speaker and holder, but there is no column {name!r}.",
                voice=voice,
            )
    own = same_name(statements["speaker"].as_names(), statements["holder"].as_names())
    if "via" in statements:
        own &= ~statements["via"].coded()
    return own if voice == "own" else ~own


def told_of_others(statements: Statements) -> Mask:
    """True, shape (n,), for statements in which somebody named tells a view that is not his own;
    for none where speaker and holder are not both told.
    """
    if "speaker" not in statements or "holder" not in statements:
        return np.zeros(len(statements), dtype=bool)
    return voice_mask(statements, "ascribed") & statements["speaker"].as_names().coded()


def cut(statements: Statements, selection: Selection) -> Statements:
    """The statements in a selection's voice and its period. Raises OptionError, UnknownName."""
    statements = in_voice(statements, selection.voice)
    one_of("time", selection.time, TIMES)
    if not (selection.since or selection.until):
        return statements
    if selection.time == "told":
        return statements.take(told_mask(statements, selection.since, selection.until))
    reach = period(selection.since, selection.until)
    days = statements["date"].values.astype("datetime64[D]")
    inside = ~np.isnat(days)
    if reach.earliest is not None:
        inside &= days >= reach.earliest
    if reach.latest is not None:
        inside &= days <= reach.latest
    return statements.take(inside)


def same_name(one: Column, other: Column) -> Mask:
    """True, shape (n,), where two name columns hold the same name (never where one is empty)."""
    codes = {label: i for i, label in enumerate(other.labels)}
    across = np.array([codes.get(label, -2) for label in one.labels] + [-2], dtype=np.int64)
    return np.asarray(across[one.values] == other.values)


def in_voice(statements: Statements, voice: str) -> Statements:
    """The statements in that voice."""
    return statements if voice == "any" else statements.take(voice_mask(statements, voice))


def told_bounds(statements: Statements, name: str = "about") -> list[edtf.Bounds | None]:
    """The bounds of each statement's time spoken of, or of another column of times; None where none
    is told, or none that can be read."""
    if name not in statements:
        return [None] * len(statements)
    column = statements[name].as_names()
    known = [edtf.known(label) for label in column.labels] + [None]
    return [known[code] for code in column.values.tolist()]


def told_times(statements: Statements, name: str = "about") -> list[tuple[edtf.Bounds, ...]]:
    """The times each statement speaks of, of a set each member; none where none is told, or none
    that can be read."""
    if name not in statements:
        return [()] * len(statements)
    column = statements[name].as_names()
    known = [*(times_named(label) for label in column.labels), ()]
    return [known[code] for code in column.values.tolist()]


def told_mask(statements: Statements, since: str | None, until: str | None) -> Mask:
    """True, shape (n,), where the time spoken of has a day between ``since`` and ``until`` (EDTF
    or ISO); without both, where one is told at all. Raises OptionError."""
    cut = period(since, until)
    found = told_times(statements)
    met = {times: any(b.meets(cut) for b in times) for times in set(found)}
    return np.array([met[times] for times in found], dtype=bool)


def period(since: str | None, until: str | None) -> edtf.Bounds:
    """From the first day of ``since`` to the last of ``until``. Raises OptionError for a text that
    is no time, or an end before its beginning."""
    low = _named("since", since).earliest if since else None
    high = _named("until", until).latest if until else None
    if low is not None and high is not None and low > high:
        raise OptionError(f"since ({since}) is after until ({until}).", since=since, until=until)
    return edtf.Bounds(low, high, low is None, high is None)


def text_dates(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """What dates of texts, which may be of a year or a month alone, are compared with: an ISO date
    as it stands, another time as its first or last day. Raises OptionError as ``period``."""
    reach = period(since, until)
    first = since if ISO.match(since or "") else edtf.iso(reach.earliest)
    last = until if ISO.match(until or "") else edtf.iso(reach.latest)
    return first, last


def by_told_time(statements: Statements) -> Statements:
    """The same statements dated by the time spoken of: the middle of its bounds, at an open end the
    day that is known, NaT where none is told."""
    found = told_bounds(statements)
    days = [np.datetime64("NaT", "D") if b is None or b.middle is None else b.middle for b in found]
    date = Column("date", "date", np.array(days, dtype="datetime64[D]").astype("datetime64[s]"))
    return replace(statements, columns={**statements.columns, "date": date})


@lru_cache(maxsize=65536)
def times_named(text: str) -> tuple[edtf.Bounds, ...]:
    """The times a text names, of a set each member; none where it cannot be read."""
    return edtf.members(text) if edtf.is_edtf(text) else ()


def _named(option: str, text: str) -> edtf.Bounds:
    try:
        return edtf.bounds(str(text).strip())
    except CodingError as wrong:
        raise OptionError(f"{option}: {wrong}", option=option, value=text) from None
