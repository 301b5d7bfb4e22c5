"""The named periods of a project: made by a person, with whose dating they are; never dated by the
program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..errors import CodingError, UnknownName
from ..model.periods import Period
from .base import tidy

if TYPE_CHECKING:
    from .base import Base

NOTE = "periods"


def periods(project: Base) -> list[Period]:
    """The named periods, by name."""
    kept = project.note(NOTE).get("periods", [])
    return [_of(row) for row in sorted(kept, key=lambda row: str(row["name"]))]


def define_period(
    project: Base, name: str, edtf: str, aliases: Sequence[str] = (), dating: str = ""
) -> Period:
    """Make a period, or change the one of that name; one undoable change.

    Raises CodingError where the time is none, or a name or alias belongs to another period.
    """
    made = Period(tidy(name), edtf.strip(), tuple(tidy(a) for a in aliases), dating.strip())
    others = [p for p in periods(project) if p.name != made.name]
    for text in (made.name, *made.aliases):
        taken = next((p.name for p in others if p.called(text)), None)
        if taken is not None:
            raise CodingError(f"{text!r} is a name of the period {taken!r} already.")
    when = f"{made.edtf}, as {made.dating} dates it" if made.dating else made.edtf
    there = len(others) < len(periods(project))
    changed, named = (
        f"Changed the period {made.name!r} ({when})",
        f"Named the period {made.name!r} ({when})",
    )
    _keep(project, [*others, made], changed if there else named)
    return made


def drop_period(project: Base, name: str) -> None:
    """Forget a period; statements that name it stay as they are, undated. Raises UnknownName."""
    found = periods(project)
    if name not in [p.name for p in found]:
        raise UnknownName("period", name, [p.name for p in found])
    _keep(project, [p for p in found if p.name != name], f"Forgot the period {name!r}")


def _keep(project: Base, found: Sequence[Period], summary: str) -> None:
    project.keep_note(NOTE, {"periods": [row_of(p) for p in found]}, summary)


def row_of(period: Period) -> dict[str, Any]:
    """A period as it is kept."""
    return {
        "name": period.name,
        "edtf": period.edtf,
        "aliases": list(period.aliases),
        "dating": period.dating,
    }


def _of(row: dict[str, Any]) -> Period:
    return Period(row["name"], row["edtf"], tuple(row["aliases"]), row["dating"])
