"""What is decided between coders: the choices there are, who decided what and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...agreement import Difference
from ...errors import CodingError, OptionError, UnknownName
from ...model import Statement
from .compared import TWO, Met

CHOICES = ("a", "b", "both", "neither", "shared", "either", "own")
"""A's, B's, both as readings that stand (of three and more coders every way it is told), neither;
of bounds what both share or what either has (what all share, what any has); or what is given with
the decision.
"""

AGREED = "agreed, not looked at"
"""The status of gold that nobody had to decide."""

BASIS = ("form", "values", "speaker", "holding", "holder", "via", "commitment", "about", "quote")
"""Columns of an original whose change makes a decision stale."""

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of a difference, by whom and why; ``gold`` are the statements it made.

    ``whose`` is the coder whose way was chosen, "" where it is neither's alone. ``stale``: an
    original was changed or deleted since.
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
    originals: tuple[str, ...]
    gold: tuple[str, ...]
    stale: bool


@dataclass(frozen=True, slots=True)
class Open(Met):
    """A difference with whose statements they are, and what was decided: ``state`` is open,
    decided, stale, or none (nothing needs to be decided).
    """

    state: str = "open"
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Learnt:
    """One coder's own statement beside what was settled of it (no gold: it was let go)."""

    own: Statement | None
    gold: tuple[Statement, ...]
    decisions: tuple[Decision, ...]


def check_choice(difference: Difference, choice: str, statement: Mapping[str, Any] | None) -> None:
    known = [c for c in CHOICES if difference.kind == "bounds" or c not in ("shared", "either")]
    if difference.kind == "only one":
        known = ["a", "neither", "own"]
    if choice not in known:
        raise UnknownName(f"choice for {difference.kind!r}", choice, known)
    if choice == "own" and not statement:
        raise OptionError("To decide in your own way, give the statement: what is to stand.")
    allowed = set("start end form values speaker holder commitment about memo".split())
    for name in set(statement or {}) - allowed:
        raise UnknownName("property of a statement", name, sorted(allowed))
    if statement and choice != "own":
        raise CodingError("A statement is given only with the choice 'own'.")


def turned(choice: str) -> str:
    """A choice where A and B stand the other way round."""
    return {"a": "b", "b": "a"}.get(choice, choice)


def state_of(difference: Difference, decision: Decision | None) -> str:
    if decision is not None:
        return "stale" if decision.stale else "decided"
    return "none" if difference.kind in ("agreed", "note") else "open"


def decision_of(row: Mapping[str, Any], now: Mapping[str, Mapping[str, Any]]) -> Decision:
    stale = any(
        key not in now or any(now[key][c] != was for c, was in columns.items())
        for key, columns in row["basis"].items()
    )
    kept = list(row["basis"])  # A's, B's, those of others
    chosen = {"a": kept[0], "b": kept[:TWO][-1]}.get(row["choice"], "")
    return Decision(
        id=row["id"],
        difference=row["difference"],
        transcript=row["transcript"],
        kind=row["kind"],
        choice=row["choice"],
        whose=str(now[chosen]["coder"]) if chosen in now else "",
        reason=row["reason"],
        by=row["by"],
        made_at=row["made_at"],
        originals=tuple(kept),
        gold=tuple(row["gold"]),
        stale=stale,
    )


def say_the_same(one: Statement, other: Statement) -> bool:
    """Whether two statements say the same of the same words."""
    same = "transcript start end form speaker holder commitment about".split()
    return dict(one.values) == dict(other.values) and all(
        getattr(one, name) == getattr(other, name) for name in same
    )


def place_of(learnt: Learnt) -> tuple[str, int, str]:
    about = learnt.own or next(iter(learnt.gold))
    return about.transcript, about.start, about.id
