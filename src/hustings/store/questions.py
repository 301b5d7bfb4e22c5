"""What may be asked of statements: a question, an order, a slice, and the page that answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

Named = Literal["speaker", "holder", "form", "commitment", "coder", "transcript", "leading"]
"""What may be counted by, and sorted by what it is called."""
NAMED: tuple[str, ...] = get_args(Named)


@dataclass(frozen=True, slots=True)
class Period:
    """A time told: its first and last day from 1970, and the names of periods that meet it."""

    first: int
    last: int
    periods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """Words to look for, folded, and the ids of actors and concepts whose names hold them."""

    needle: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Which statements are meant: all of it holds. None of a set means any; names are ids."""

    ids: frozenset[str] | None = None
    forms: tuple[str, ...] | None = None
    transcripts: tuple[str, ...] | None = None
    speakers: tuple[str, ...] | None = None
    holders: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    coders: tuple[str, ...] | None = None
    layers: frozenset[str] | None = None
    """"coders", "gold", "again" or names of coders; empty: each thing once, as it was settled, else
    as it was coded; None: all, also what something was settled in the place of."""
    commitments: tuple[str, ...] | None = None
    since: str | None = None
    until: str | None = None
    told: Period | None = None
    own: bool | None = None
    stance: bool | None = None
    noted: bool | None = None
    looked: Looked | None = None
    of_others: bool = False
    """Only what is told as the view of somebody named who does not speak."""
    but: str | None = None
    """A form that is left out."""

    @property
    def of_layers_alone(self) -> bool:
        """Whether nothing but layers says what is meant."""
        return replace(self, layers=None) == Question()


CODERS_OWN = Question(layers=frozenset({"coders"}))
"""What coders marked, each his own: what a project is counted by."""


@dataclass(frozen=True, slots=True)
class Order:
    """By what statements are sorted: "start" (reading order), "about", "made_at", "quote" or one of
    :data:`NAMED`; what is equal stands in reading order.

    ``label`` gives what a name is sorted by, ``periods`` the days of named times.
    """

    by: str = "start"
    down: bool = False
    label: Callable[[Any], Any] = field(default=lambda value: value or "", compare=False)
    periods: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Slice:
    """So many rows of a list: from row ``offset`` on, or after the last row of another page."""

    limit: int = 200
    offset: int = 0
    after: Sequence[Any] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some statements: records with their ``spoken`` (who speaks), how many fit in all, and the
    cursor of the next page (None: there is none).
    """

    total: int
    rows: tuple[dict[str, Any], ...]
    cursor: tuple[Any, ...] | None
