"""Tables in a notebook: names and numbers as HTML, nothing a name can break."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from importlib import import_module
from itertools import islice
from typing import Any

from ..shown import Showing

ROWS = 12
"""Rows of a table in a notebook; how many more there are is said below it."""
LONG = 160
"""Letters of one cell; the rest is an ellipsis."""

SIGNS = {1: "+", -1: "−", 0: "not said", "+": "+", "-": "−", "−": "−", "": "not said"}
"""Signs as a reader sees them."""


def counted(n: int, one: str, many: str = "") -> str:
    """1 tie, 2 ties, 1,204 ties."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], more: str = ""
) -> str:
    """An HTML table of at most :data:`ROWS` rows, everything escaped; numbers right-aligned."""
    listed = list(rows)
    head = "".join(f"<th>{escape(c)}</th>" for c in columns)
    body = "".join(f"<tr>{''.join(_cell(v) for v in row)}</tr>" for row in listed[:ROWS])
    left = len(listed) - ROWS
    below = f"and {left:,} more" if left > 0 else ""
    notes = " · ".join(n for n in (below, more) if n)
    return (
        f"<div><p><b>{escape(title)}</b></p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        + (f"<p><small>{escape(notes)}</small></p>" if notes else "")
        + "</div>"
    )


def of_columns(line: Callable[[Any], str], more: Callable[[Any], str] = lambda _: "") -> Showing:
    """How a :class:`~hustings.shown.Tabular` is shown: its line, and its columns as a table, with
    what ``more`` says of it below."""

    def shown(value: Any) -> str:
        columns = value.to_columns()
        rows = zip(*columns.values(), strict=True)
        return table(line(value)[1:-1], list(columns), rows, more(value))

    return Showing(line, shown)


def drawn(name: str) -> Callable[[Any], str]:
    """The picture of that name (:mod:`.pictures`), which is loaded when it is drawn."""
    return lambda value: str(getattr(import_module(f"{__package__}.pictures"), name)(value))


def of_facts(
    line: Callable[[Any], str], facts: Callable[[Any], Iterable[tuple[str, Any]]]
) -> Showing:
    """How a value of a few facts is shown: its line, and a row for each (what, how much)."""
    return Showing(line, lambda v: table(line(v)[1:-1], ("what", "value"), facts(v)))


def figure(number: float | None, digits: int = 2) -> str:
    """A number to so many digits behind the point; a dash where there is none."""
    return "–" if number is None else f"{number:.{digits}f}"


def named(names: Sequence[str], most: int = 3) -> str:
    """The first few names, and how many more there are."""
    left = len(names) - most
    return ", ".join(islice(names, most)) + (f" and {left:,} more" if left > 0 else "")


def _cell(value: object) -> str:
    if isinstance(value, bool) or value is None:
        words = {True: "yes", False: "no", None: ""}[value]
        return f'<td style="text-align:left">{words}</td>'
    if isinstance(value, float):
        return f'<td style="text-align:right">{value:,.3g}</td>'
    if isinstance(value, int):
        return f'<td style="text-align:right">{value:,}</td>'
    words = ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
    cut = words if len(words) <= LONG else words[: LONG - 1] + "…"
    return f'<td style="text-align:left" dir="auto">{escape(cut)}</td>'
