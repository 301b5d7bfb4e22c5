"""What is known of people, as columns beside what is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..model import Statement
from ..model.dated import value_at
from .naming import Naming


def attribute_columns(
    project: Naming,
    statements: Sequence[Statement],
    dates: Mapping[str, str | None],
    taken: Iterable[str],
) -> dict[str, list[str | None]]:
    """Columns of a statement's holder's attributes at the date of its text, and of its speaker's.

    A column bears the attribute's name ("party": the holder's; "party of speaker"). Where a column
    of that name is there already, the holder's is "party of holder".
    """
    actors = project.attributed()
    if not actors:
        return {}
    taken, known = set(taken), {}
    out: dict[str, list[str | None]] = {}
    for who in ("holder", "speaker"):
        named = {getattr(s, who) for s in statements}
        for name in sorted({k for a in named & set(actors) for k in actors[a]}):
            column = name if who == "holder" and name not in taken else f"{name} of {who}"
            if column in taken:
                continue
            values: list[str | None] = []
            for s in statements:
                key = (name, getattr(s, who), dates.get(s.transcript))
                if key not in known:
                    text = actors.get(key[1] or "", {}).get(name)
                    known[key] = value_at(text, key[2]) if text else None
                values.append(known[key])
            out[column] = values
    return out
