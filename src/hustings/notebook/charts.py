"""Charts, in a notebook."""

from __future__ import annotations

from typing import Any

from ..shown import Showing
from .tables import counted, drawn, of_columns, table


def _why(made: Any) -> str:
    return f"; {made.why_empty}" if made.why_empty else ""


def stances_line(made: Any) -> str:
    """One line."""
    size = f"{counted(len(made.values), made.variable)}, {counted(made.n, 'statement')}"
    return f"<Stances: {size}{_why(made)}>"


def over_time_line(made: Any) -> str:
    """One line."""
    size = f"{counted(len(made.values), made.variable)} in {counted(len(made.periods), made.unit)}"
    return f"<OverTime: {size}, {counted(made.n, 'statement')}{_why(made)}>"


def crosstab_line(made: Any) -> str:
    """One line."""
    one, two = made.variables
    size = f"{counted(len(made.rows), one)} by {counted(len(made.columns), two)}"
    return f"<Crosstab: {size}, {counted(made.n, 'statement')}{_why(made)}>"


def pairs_line(made: Any) -> str:
    """One line."""
    size = f"{counted(len(made.values), made.variable)}, {counted(made.n, 'pair')}"
    return f"<CoOccurrence: {size}{_why(made)}>"


def word_list_line(made: Any) -> str:
    """One line."""
    return f"<WordList: {counted(len(made.rows), 'word')} of {made.n:,} said{_why(made)}>"


def concordance_line(made: Any) -> str:
    """One line."""
    return f"<Concordance of {made.asked!r}: {counted(made.n, 'place')}{_why(made)}>"


def showings() -> dict[str, Showing]:
    """Class -> how it is shown."""
    lines = {
        "Stances": stances_line,
        "OverTime": over_time_line,
        "Crosstab": crosstab_line,
        "CoOccurrence": pairs_line,
    }

    def shown(line: Any) -> Showing:
        def rows(made: Any) -> str:
            columns = made.to_columns()
            return table(line(made)[1:-1], list(columns), zip(*columns.values(), strict=True))

        return Showing(line, rows, drawn("chart"))

    told = {"WordList": of_columns(word_list_line), "Concordance": of_columns(concordance_line)}
    return {**{name: shown(line) for name, line in lines.items()}, **told}
