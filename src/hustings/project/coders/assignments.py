"""A text or a passage somebody is to code, as it is drawn and how far it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ... import store
from ...agreement.drawing import Drawn
from ...agreement.portions import Portion
from .assigned import Note

LOOK = "second look"
"""What part of a batch a second look is."""
LONGEST_REASON = 2000
DAYS, MOST_DAYS = 14, 3650
"""Days between a coder's coding and his second look: what is usual, and the most."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A text or a passage somebody is to code, and how far it is: ``state`` is waiting, open,
    begun, finished, returned or adjudicated.

    ``statements``: how many the coder made there; ``finished``: when he said he has read it all.
    ``start`` and ``stop`` limit a passage (a ``stop`` of 0: the whole text), ``first`` and ``last``
    are the numbers of its turns among all of the text, as a page counts them. ``again``: a second
    look at what he has coded, from ``since`` on; until he has ``began`` one it is not counted as
    his.
    """

    id: str
    transcript: str
    title: str
    coder: str
    part: str
    batch: str
    seed: int
    blind: bool
    closed: bool
    state: str
    statements: int
    finished: str
    at: str
    by: str
    reason: str
    opened: tuple[Mapping[str, str], ...]
    start: int = 0
    stop: int = 0
    first: int = 0
    last: int = 0
    again: bool = False
    since: str = ""
    began: str = ""


@dataclass(frozen=True, slots=True)
class Planned(Drawn):
    """What is drawn for some coders: a text, or a passage of it (``place`` None: the whole)."""

    transcript: str = ""
    place: Portion | None = field(default=None)


def has_already(held: Sequence[Note], coder: str, transcript: str, place: Portion | None) -> bool:
    """Whether somebody has a text, or some of a passage, to code already."""
    own = (n for n in held if n.coder == coder and n.transcript == transcript and not n.again)
    return any(
        place is None or not n.stop or (n.start < place.stop and place.start < n.stop) for n in own
    )


def days_after(moment: str, days: int) -> str:
    """A moment of the log so many days later."""
    at = datetime.fromisoformat(moment).astimezone(UTC) + timedelta(days=days)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def state_of(note: Note, finished: str, statements: int, decided: bool) -> str:
    if finished:
        return "adjudicated" if decided and not note.again else "finished"
    if note.returned is not None:
        return "returned"
    if note.again and not note.began:
        return "waiting" if note.since > store.now() else "open"
    if note.again:
        return "begun"
    return "begun" if statements else "open"
