"""Who looks at a project, and what of it that person may see."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """What ``who`` may see: of ``texts`` (ids) only what he made himself, and nothing that tells
    of the work of ``others``. ``looks_after``: a manager, who numbers changes as they are.
    """

    who: str
    texts: frozenset[str]
    others: frozenset[str]
    looks_after: bool = False
