"""People over all texts, as answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import UnknownName
from ..project import Project
from .answers.people import (
    AttributePeriod,
    MergeSide,
    PeopleList,
    Person,
    PersonText,
    ProposedMerge,
    ProposedMerges,
    SideText,
    SpokenLabel,
)

Record = Mapping[str, Any]


def people_view(project: Project, offset: int = 0, limit: int | None = None) -> PeopleList:
    """Everybody, or ``limit`` of them from ``offset`` on: the most turns first."""
    rows = project.people(texts=False)
    some = rows[offset:] if limit is None else rows[offset : offset + limit]
    return PeopleList([_person(row) for row in some], len(rows))


def merges_view(project: Project) -> ProposedMerges:
    """Who may be one: looked for among all pairs of names that share anything, so it may take a
    while of thousands."""
    return ProposedMerges(
        [
            ProposedMerge(**{**row, "other": _side(row["other"]), "into": _side(row["into"])})
            for row in project.proposed_merges()
        ]
    )


def person_view(project: Project, key: str) -> Person:
    """One of them, with all texts. Raises UnknownName."""
    row = next((row for row in project.people(texts=False) if row["id"] == key), None)
    if row is None:
        raise UnknownName("person", key)
    texts = project.texts_of({key: row["name"]}).get(key, [])
    return _person({**row, "texts": texts})


def _person(row: Record) -> Person:
    periods = [AttributePeriod(**period) for period in row["periods"]]
    texts = [_text(text) for text in row["texts"]]
    return Person(**{**row, "periods": periods, "texts": texts})


def _text(row: Record) -> PersonText:
    return PersonText(**{**row, "labels": [SpokenLabel(**label) for label in row["labels"]]})


def _side(row: Record) -> MergeSide:
    return MergeSide(**{**row, "texts": [SideText(**text) for text in row["texts"]]})
