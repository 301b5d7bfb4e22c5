"""Values as Discourse Network Analyzer keeps them, and as Hustings does."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from .schema import RGB, Row

ACTOR_VARIABLES = frozenset(
    {"person", "organization", "organisation", "actor", "speaker", "holder"}
)
"""Short-text variables of these names hold actors; all others hold concepts."""

_LARGEST = 2**63
"""Numbers of SQLite are smaller."""


def date_of(seconds: int) -> str | None:
    """Seconds since 1970 as an ISO date, with a time where it is not midnight; None beyond year
    9999 or before 1.
    """
    try:
        when = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    except OverflowError:
        return None
    return when.strftime("%Y-%m-%dT%H:%M:%S").removesuffix("T00:00:00").rjust(10, "0")


def seconds_of(date: str | None) -> int | None:
    """Seconds since 1970 of an ISO date (a year or a month stand for their first day), None where
    it is none.
    """
    text = (date or "").strip().removesuffix("Z")
    text += {4: "-01-01", 7: "-01"}.get(len(text), "")
    try:
        when = datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None
    return int((when - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


def color_of(row: Row) -> str:
    """The colour of a row, "" where it has none."""
    if any(row.get(c) is None for c in RGB):
        return ""
    return "#{Red:02x}{Green:02x}{Blue:02x}".format(**row)


def rgb_of(color: str) -> Row:
    """The columns of a colour (``#rgb`` or ``#rrggbb``); black where it is none."""
    try:
        text = color.removeprefix("#")
        text = "".join(c * 2 for c in text) if len(text) == 3 else text
        return dict(zip(RGB, bytes.fromhex(text[:6].ljust(6, "0")), strict=True))
    except ValueError:
        return dict.fromkeys(RGB, 0)


def kind_of(variable: str) -> str:
    """Whether a variable of short text holds actors or concepts, by its name."""
    return "actor" if variable.casefold() in ACTOR_VARIABLES else "concept"


def whole_of(value: Any) -> int | None:
    """A number DNA can hold, None where the value is none."""
    if isinstance(value, str):
        value = {"yes": 1, "true": 1, "no": 0, "false": 0}.get(value.strip().casefold(), value)
    try:
        return int(value) if float(value).is_integer() and abs(int(value)) < _LARGEST else None
    except (TypeError, ValueError, OverflowError):
        return None


def text_of(value: Any) -> str:
    """A value as short or long text; "" is not coded."""
    if value is None:
        return ""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def document_key(title: str, text: str) -> str:
    """By what a document is known again."""
    return hashlib.sha256(f"{title}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:24]
