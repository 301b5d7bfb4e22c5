"""Where coders differ, what was decided of it, and what a coder learns from that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .statements import StatementRow


@dataclass(frozen=True)
class AdjudicationRow:
    """What was decided of a difference, by whom and why, and ``whose`` way was chosen; ``gold`` are
    ids of the statements it made. ``stale``: an original was changed or deleted since.
    """

    id: str
    difference: str
    transcript: str
    kind: str
    choice: str
    whose: str
    reason: str
    by: str
    made_at: str
    originals: Sequence[str]
    gold: Sequence[str]
    stale: bool


@dataclass(frozen=True)
class ReadingRow:
    """One way coders have it: who, by what they are called here, the statement of the first (null:
    they have none), and the ``difference`` and ``choice`` that let it stand. ``most``: more than
    half of all have it so.
    """

    coders: Sequence[str]
    statement: StatementRow | None
    difference: str
    choice: str
    most: bool


@dataclass(frozen=True)
class MarkRow:
    """Where a coder, by what they are called here, has marked: code points of the text."""

    coder: str
    start: int
    end: int


@dataclass(frozen=True)
class DifferenceRow:
    """One thing coders differ in: ``a`` and ``b`` are the statements of two (null: has none),
    ``coders`` what they are called here, ``readings`` every way it is told, of three and more
    coders too, ``marks`` what each of them has marked. ``state``: open, decided, stale, or none
    where nothing has to be decided.
    """

    id: str
    transcript: str
    kind: str
    field: str
    a: StatementRow | None
    b: StatementRow | None
    coders: Sequence[str]
    readings: Sequence[ReadingRow]
    marks: Sequence[MarkRow]
    state: str
    decision: AdjudicationRow | None


@dataclass(frozen=True)
class LearntRow:
    """A coder's own statement beside what was settled of it, and the decisions behind it."""

    own: StatementRow | None
    gold: Sequence[StatementRow]
    decisions: Sequence[AdjudicationRow]


@dataclass(frozen=True)
class AgreedTaken:
    """How many statements coders agree on were taken over as gold."""

    taken: int
