"""Layers of statements: each coder's own, and gold, which was settled between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from .. import store
from ..errors import UnknownName
from ..model import Selection, Statement

CODERS = "coders"
"""What coders marked, each his own."""

GOLD = "gold"
"""What was settled between them."""

MOST_NAMED = 4
"""So many coders are named in a sentence; more are counted."""

Record = Mapping[str, Any]


def chosen(
    database: store.Database, selection: Selection, coder: str = ""
) -> Callable[[Record], bool]:
    """Whether a stored statement is in the layers a selection asks for.

    Without layers each thing counts once: as it was settled, else as it was coded. Where coders are
    named, their own is meant. Raises UnknownName for a layer that is not there.
    """
    wanted = set(selection.layers)
    if not wanted and (selection.coders or coder):
        wanted = {CODERS}
    if not wanted:
        gone = settled(database)
        return lambda row: row["layer"] == GOLD or row["id"] not in gone
    names = wanted - {CODERS, GOLD}
    known = {str(n) for n, _ in store.counts(database, "statements", "coder")} if names else set()
    for name in sorted(names - known):
        raise UnknownName("layer", name, [CODERS, GOLD, *sorted(known)])

    def fits(row: Record) -> bool:
        if row["layer"] == GOLD:
            return GOLD in wanted
        return CODERS in wanted or row["coder"] in names

    return fits


def told(statements: Iterable[Statement], asked: Sequence[str] = ()) -> tuple[str, ...]:
    """On which layers a result rests, in a sentence, where there is more than one coder, or where
    it was ``asked`` for some.

    >>> told([])
    ()
    """
    rows = list(statements)
    gold = sum(1 for s in rows if s.layer == GOLD)
    names = sorted({s.coder for s in rows if s.layer != GOLD and s.coder})
    if not gold and len(names) <= 1 and not asked:
        return ()
    parts = []
    if gold:
        parts.append(f"{gold} settled between coders (gold)")
    if len(rows) > gold:
        parts.append(f"{len(rows) - gold} as coded by {listed(names)}")
    return (f"Rests on {' and '.join(parts)}.",)


def listed(names: Sequence[str]) -> str:
    """Names as they are read; many of them as a number."""
    if not names:
        return "nobody named"
    if len(names) > MOST_NAMED:
        return f"{len(names)} coders"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def settled(database: store.Database) -> frozenset[str]:
    """Ids of coders' statements in whose place gold stands, or nothing."""

    def read() -> frozenset[str]:
        found = store.fetch(database, "decisions")
        return frozenset(key for row in found for key in row["basis"])

    return database.kept("settled", ("decisions",), read)
