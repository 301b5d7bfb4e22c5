"""A kept study or report between two people: how it was read, how it stands, who wrote between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .. import store


@dataclass(frozen=True, slots=True)
class StudySince:
    """A kept study ``now`` and as it was ``read`` (None: there was none, or there is none any
    more), and the newest entry of the log that touched it since: who wrote it, when, its number.
    """

    now: Mapping[str, Any] | None
    read: Mapping[str, Any] | None
    by: str = ""
    at: str = ""
    change: int = 0


def since(database: store.Database, name: str, revision: int) -> StudySince:
    """How the study of that name stands since entry ``revision`` of the log."""
    now = store.get(database, "studies", name)
    base, entries = store.as_of(database, "studies", name, revision)
    stands, read = (None if r is None else r["study"] for r in (now, base))
    if not entries:
        return StudySince(stands, read, change=revision)
    return StudySince(stands, read, entries[0].by, entries[0].at, entries[0].id)
