"""The statements behind a mark of a causal map: an arrow, or a factor with all its arrows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ...errors import UnknownName
from ...model import CausalMap, Link
from ...project import Project
from ...project.asking import Asked, Slice
from ...show.voices import Voices
from ..answers.maps import MapEvidence
from ..rows import statement_rows
from ..telling import heard
from .maps import kept_map

SHOWN: Final = 200
"""Statements of one mark that are sent at once; the answer says how many there are."""

MARK: Final = ("factor", "cause", "effect", "sign", "denied")
"""What names a mark, beside what draws the map."""


def map_evidence(
    project: Project, options: Mapping[str, Any], *, shown: int = SHOWN
) -> MapEvidence:
    """The statements a mark of the whole map rests on, so many in reading order from ``offset``
    on. Raises UnknownName.
    """
    begin = int(options.get("offset", 0))
    mark: dict[str, Any] = {name: options[name] for name in MARK if name in options}
    m = kept_map(project, {k: v for k, v in options.items() if k not in (*MARK, "offset")})
    factor = str(mark.get("factor") or "")
    links = _touching(m, factor) if factor else _arrow(m, mark)
    ids = tuple(dict.fromkeys(c.id for link in links for c in link.claims))
    found = project.page(Asked(ids=ids), Slice(shown, begin))
    told = "" if factor else Voices(tellers=heard.tellers(project)).told(ids)
    return MapEvidence(statement_rows(project, found.statements), found.total, told)


def _touching(m: CausalMap, factor: str) -> Sequence[Link]:
    if factor not in m.concepts:
        raise UnknownName("factor", factor, m.concepts)
    return [link for link in m.links if factor in (link.cause, link.effect)]


def _arrow(m: CausalMap, mark: Mapping[str, Any]) -> Sequence[Link]:
    asked = tuple(mark.get(name, rest) for name, rest in _ARROW.items())
    links = [k for k in m.links if (k.cause, k.effect, k.sign, k.denied) == asked]
    if not links:
        raise UnknownName("arrow", f"{asked[0]} → {asked[1]}")
    return links


_ARROW: Final = {"cause": "", "effect": "", "sign": 0, "denied": False}
"""What names an arrow, and what it is where nothing is said."""
