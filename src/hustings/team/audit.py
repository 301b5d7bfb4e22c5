"""Who did what from where; never what a project holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..store import Records, TeamBase

KEPT = 365 * 86_400.0
"""Seconds an entry is kept."""
ABOUT = 400
"""Characters an entry tells of what it is about."""
SERVER = "the server's own machine"
"""Where a command comes from."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a request comes from: address, program, and the browser's own long cookie."""

    address: str = SERVER
    program: str = ""
    browser: str = ""


@dataclass(frozen=True, slots=True)
class Acting:
    """Who does something, from where and when."""

    name: str
    id: str = ""
    origin: Origin = Origin()
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: ``what`` was done by ``who``; ``about`` whom or what."""

    at: float
    who: str
    address: str
    what: str
    about: str


def told(
    records: Records, by: Acting, what: str, *, about: str = "", project: str | None = None
) -> None:
    """Write an entry, in the transaction of what it tells of."""
    entry = {"at": by.at, "who": by.name, "address": by.origin.address}
    records.add("audit", {**entry, "project": project, "what": what, "about": about[:ABOUT]})


def entries(base: TeamBase, project: str | None = None, limit: int = 1000) -> list[Entry]:
    """The newest entries first: of a project, or of the whole server."""
    where: dict[str, Any] = {} if project is None else {"project": project}
    with base.reading() as records:
        found = records.all("audit", where, order="-id", limit=limit)
    return [Entry(r["at"], r["who"], r["address"], r["what"], r["about"]) for r in found]


def forget(base: TeamBase, now: float) -> int:
    """Delete entries that are older than they are kept; returns how many."""
    with base.writing() as records:
        return records.drop("audit", {"at <": now - KEPT})
