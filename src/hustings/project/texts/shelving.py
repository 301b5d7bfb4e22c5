"""A page of the library: which texts fit, in which order, and what is told of those shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from ...errors import UnknownName
from ...model.edtf import sort_key
from ..project import Project

Sort = Literal["added", "title", "date", "characters", "statements", "flags"]
SORTS: Final[tuple[str, ...]] = get_args(Sort)
ORDERS: Final = tuple(sign + name for name in SORTS for sign in ("", "-"))
"""Upwards, and with "-" before it downwards."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which texts are looked for: ``words`` stand in their title or the name of their file; in one
    of :data:`ORDERS`; so many, from one on. ``keys``: none but these.
    """

    words: str = ""
    sort: str = "added"
    limit: int = 100
    offset: int = 0
    keys: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some texts of those that fit, as :meth:`Project.transcripts` tells them: how many fit, and
    how many there are.
    """

    total: int
    every: int
    rows: list[dict[str, Any]]


def shelf(project: Project, wish: Wish) -> Shelf:
    """A page of the texts that were not replaced. Raises UnknownName for another order."""
    by = wish.sort.removeprefix("-")
    if by not in SORTS:
        raise UnknownName("order", by, SORTS)
    records = project.text_records()
    words, keys = wish.words.casefold(), frozenset(wish.keys)
    found = [r for r in records if _fits(r, words) and (not keys or r["id"] in keys)]
    if by != "added":
        found.sort(key=_rank(project, by), reverse=wish.sort.startswith("-"))
    elif wish.sort.startswith("-"):
        found.reverse()
    shown = found[wish.offset : wish.offset + wish.limit]
    rows = project.transcripts([r["id"] for r in shown]) if shown else []
    return Shelf(len(found), len(records), rows)


def _fits(record: Mapping[str, Any], words: str) -> bool:
    told = (record["title"] or "", str(record["source"].get("name") or ""))
    return not words or any(words in text.casefold() for text in told)


def _rank(project: Project, by: str) -> Callable[[Mapping[str, Any]], Any]:
    """What texts are sorted by; what is equal stays in the order in which it was added."""
    if by == "title":
        return lambda r: (r["title"] or str(r["source"].get("name") or "")).casefold()
    if by == "date":
        return lambda r: sort_key(r["date"])
    if by == "characters":
        return lambda r: r["characters"]
    many = project.coded_in() if by == "statements" else project.flags_in()
    return lambda r: many.get(r["id"], 0)
