"""The two sides of a comparison: texts or times, and what one person says there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import UnclearStructure, UnknownName
from ..model import Statements, edtf
from ..wording import quoted


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what was asked for, the ids of its texts with their titles, first and last date
    (ISO), and the statements of the person there."""

    label: str
    texts: Mapping[str, str]
    first: str | None
    last: str | None
    statements: Statements


def where_is(statements: Statements, column: str, value: str) -> Statements:
    """The statements of which a column says this."""
    told = statements[column].as_names().plain()
    return statements.take(np.array([x == value for x in told], dtype=bool))


def titles_of(statements: Statements) -> dict[str, str]:
    """Text -> its title, or its id where it has none."""
    ids = [str(x) for x in plain(statements, "document")]
    titles = zip(ids, plain(statements, "title"), strict=True)
    return {key: str(title or key) for key, title in titles}


def side_of(
    mine: Statements, asked: str, named: Mapping[str, str], periods: Mapping[str, str]
) -> Side:
    """The side that was asked for by a text's id or title, or by a time."""
    ids = [str(x) for x in plain(mine, "document")]
    wanted = [k for k in named if k == asked]
    wanted = wanted or [k for k, t in named.items() if t.casefold() == asked.strip().casefold()]
    if len(wanted) > 1:
        raise UnclearStructure(
            f"{len(wanted)} texts are called {asked!r}: give the id of one ({', '.join(wanted)}).",
            choices=wanted,
        )
    if wanted:
        keep = np.array([i in wanted for i in ids], dtype=bool)
    else:
        keep = _spoken(mine, asked, periods, list(named.values()))
    held = mine.take(keep)
    days = sorted(str(d)[:10] for d in plain(held, "date") if d is not None)
    there = dict.fromkeys(str(x) for x in plain(held, "document"))
    label = quoted(named[wanted[0]]) if wanted else asked
    texts = {k: named[k] for k in there}
    return Side(label, texts, days[0] if days else None, days[-1] if days else None, held)


def _spoken(
    mine: Statements, asked: str, periods: Mapping[str, str], titles: Sequence[str]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which statements were spoken in a time."""
    time = periods.get(asked, asked).strip()
    if not edtf.is_edtf(time):
        raise UnknownName("text, date or period", asked, [*titles, *periods])
    reach = edtf.bounds(time)
    days = [None if d is None else np.datetime64(str(d)[:10], "D") for d in plain(mine, "date")]
    return np.array(
        [
            d is not None
            and (reach.earliest is None or d >= reach.earliest)
            and (reach.latest is None or d <= reach.latest)
            for d in days
        ],
        dtype=bool,
    )


def plain(statements: Statements, column: str) -> Sequence[object]:
    """The values of a column, None throughout where it is not there."""
    if column not in statements:
        return [None] * len(statements)
    found: Sequence[object] = statements[column].plain()
    return found
