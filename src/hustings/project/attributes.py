"""What is known of people, as columns beside what is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from ..model.columns import Column
from ..model.dated import value_at
from .columns.filling import both


def attribute_columns(
    actors: Mapping[str, Mapping[str, str]],
    columns: Mapping[str, Column],
    taken: Iterable[str],
) -> dict[str, Column]:
    """Columns of a statement's holder's attributes at the date of its text, and of its speaker's.

    ``actors`` are the attributes of each by name, ``columns`` hold ``holder``, ``speaker`` and
    ``date``. A column bears the attribute's name ("party": the holder's; "party of speaker"). Where
    a column of that name is there already, the holder's is "party of holder".
    """
    if not actors:
        return {}
    taken = set(taken)
    date = columns["date"].as_names()
    found: dict[str, Column] = {}
    for who in ("holder", "speaker"):
        named = set(columns[who].labels) & set(actors)
        for name in sorted({k for a in named for k in actors[a]}):
            column = name if who == "holder" and name not in taken else f"{name} of {who}"
            if column not in taken:
                found[column] = both(column, columns[who], date, partial(_at, actors, name))
    return found


def _at(
    actors: Mapping[str, Mapping[str, str]], name: str, who: str, date: str | None
) -> str | None:
    text = actors.get(who, {}).get(name)
    return value_at(text, date) if text else None
