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
class DifferenceRow:
    """One thing two coders differ in: ``a`` and ``b`` are their statements (null: has none),
    ``coders`` what they are called here. ``state``: open, decided, stale, or none where nothing has
    to be decided.
    """

    id: str
    transcript: str
    kind: str
    field: str
    a: StatementRow | None
    b: StatementRow | None
    coders: Sequence[str]
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
