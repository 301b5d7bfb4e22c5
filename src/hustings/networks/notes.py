"""What is said beside a network that counts otherwise than one might think, on every door alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model import Statements
from ..wording import quoted, say, say_many
from .in_time.moving_windows import Windows


def notes_of(statements: Statements, options: Mapping[str, Any], typed: str = "") -> list[str]:
    """What a network of these options leaves out or takes otherwise, a sentence each; ``typed``
    tells how a column is read as no and yes, where that can be asked for."""
    return [*undated(statements, options), *_unmeant(statements, options, typed)]


def notes_of_windows(
    windows: Windows, statements: Statements, options: Mapping[str, Any]
) -> list[str]:
    """The same of windows: what has no date or lies in none is in no window."""
    made = undated(statements, options, dated=True)
    if windows.outside:
        made.append(
            say_many(
                windows.outside,
                "{n} statement in no window: every window lies wholly inside the period.",
                "{n} statements in no window: every window lies wholly inside the period.",
            )
        )
    return made


def undated(
    statements: Statements, options: Mapping[str, Any], *, dated: bool = False
) -> list[str]:
    """What is told of statements without a date, where dates are asked for, or always needed
    (``dated``)."""
    asked_for = dated or options.get("since") or options.get("until")
    if not asked_for or options.get("time") == "told":
        return []
    dates = statements["date"].values
    many = int((dates != dates).sum())  # NumPy: what is no date is not itself
    if not many:
        return []
    return [
        say_many(
            many,
            "{n} statement without a date: in no time, so left out.",
            "{n} statements without a date: in no time, so left out.",
        )
    ]


def _unmeant(statements: Statements, options: Mapping[str, Any], typed: str) -> Iterator[str]:
    """What does another thing than one might think: a list that names what is not there, and 0 for
    against that is subtracted as a number."""
    for variable, values in (options.get("exclude") or {}).items():
        column = statements.columns.get(variable)
        if column is not None and column.kind == "name":
            missing = [quoted(v) for v in values if v and v not in column.labels]
            if missing:
                yield say(
                    "No {variable} is {names}: left out is nothing.",
                    variable=variable,
                    names=", ".join(missing),
                )
    column = statements.columns.get(options.get("qualifier") or "")
    subtracts = options.get("aggregation") == "subtract"
    numbers = column is not None and column.kind in ("integer", "number")
    if column is not None and subtracts and numbers and set(column.plain()) - {None} == {0, 1}:
        yield say(
            "Column {name} holds 0 and 1 as numbers: 0 adds nothing and is not against.",
            name=quoted(column.name),
        )
        if typed:
            yield typed.format(name=column.name)
