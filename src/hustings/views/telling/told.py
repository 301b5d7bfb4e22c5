"""Told times in words: "about 1973", "1930s", "since 1984", "1972–75"."""

from __future__ import annotations

from functools import lru_cache

from ...project import Project
from ...show.times.axis import year_of
from ...wording import say, spoken

DECADE = 10


def said_when(
    earliest: str | None, latest: str | None, *, soft: bool = False, hatched: bool = False
) -> str:
    """First and last day (ISO, None at an open end) in words; empty where both are none.

    >>> said_when("1984-01-01", "1984-12-31", soft=True), said_when("1984-01-01", None)
    ('about 1984', 'since 1984')
    >>> said_when("1930-01-01", "1939-12-31", hatched=True), said_when(None, "1962-12-31")
    ('1930s', 'to 1962')
    >>> said_when("1900-01-01", "1999-12-31", hatched=True)  # "1900s" would be ten years of them
    '1900–1999'
    >>> said_when("1972-05-01", "1975-06-30"), said_when("2024-03-14", "2024-03-14")
    ('1972–1975', '2024-03-14')
    """
    return _when(earliest, latest, soft, hatched, spoken())


@lru_cache(maxsize=65536)
def _when(
    earliest: str | None, latest: str | None, soft: bool, hatched: bool, language: str
) -> str:
    if earliest is None or latest is None:
        if earliest is None and latest is None:
            return ""
        year = _about(_year(earliest or latest or ""), soft)
        return say("since {year}", year=year) if earliest else say("to {year}", year=year)
    return _about(_between(earliest, latest, hatched), soft)


def _about(when: str, soft: bool) -> str:
    return say("about {when}", when=when) if soft else when


def _between(earliest: str, latest: str, hatched: bool) -> str:
    """Two days as the shortest time that holds both."""
    if earliest == latest:
        return earliest
    one, two = _year(earliest), _year(latest)
    if one == two:
        month = earliest[: earliest.rindex("-")]
        return month if month == latest[: latest.rindex("-")] else one
    if hatched and int(two) - int(one) + 1 == DECADE:
        return say("{year}s", year=one)
    return f"{one}–{two}"


def _year(day: str) -> str:
    return str(int(day.rsplit("-", 2)[0]))


def day_of_speaking(project: Project) -> float | None:
    """When the last text was spoken, as a year; None where no text has a date."""
    dates = project.text_dates()
    return year_of(max(dates)) if dates else None
