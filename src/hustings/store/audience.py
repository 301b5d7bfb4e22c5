"""Who looks at a project, and what of it that person may see."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """What ``who`` may see: of ``texts`` (ids) only what he made himself, and nothing that tells
    of the work of ``others``. ``looks_after``: a manager, who numbers changes as they are.

    ``again``: texts he looks at a second time, of which he sees what he marks in that look alone;
    of the log what he did from ``since`` on.
    """

    who: str
    texts: frozenset[str]
    others: frozenset[str]
    looks_after: bool = False
    again: frozenset[str] = frozenset()
    since: str = ""
