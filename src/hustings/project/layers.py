"""Layers of statements: each coder's own, and gold, which was settled between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .. import store
from ..errors import UnknownName
from ..model import Selection

CODERS = "coders"
"""What coders marked, each his own."""

GOLD = "gold"
"""What was settled between them."""

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


def settled(database: store.Database) -> frozenset[str]:
    """Ids of coders' statements in whose place gold stands, or nothing."""

    def read() -> frozenset[str]:
        found = store.fetch(database, "decisions")
        return frozenset(key for row in found for key in row["basis"])

    return database.kept("settled", ("decisions",), read)
