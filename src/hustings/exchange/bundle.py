"""What another tool's project is made of, as plain values: the currency between this room and the
project.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from ..errors import NotReadable
from ..model import Actor, Concept, Field, Form, Source, Statement, Transcript, Verdict
from ..model.memos import Memo
from ..model.periods import Period

CODE_FORM = Form(
    name="code",
    label="Code",
    key="o",
    line="hairline",
    fields=(Field("code", "concept", required=True),),
    description="A plain code, as in other programs; levels are parted by /.",
    reading="{code}",
    color="#565d69",
)
"""The form a plain code of another program becomes (``codebooks/forms.toml`` has the same)."""

ANNOTATION_FORM = Form(
    name="annotation",
    label="Annotation",
    line="hairline",
    fields=(Field("text", "text"),),
    description="A remark on a passage, without a code.",
    reading="{text}",
)
"""The form a marked passage without a code becomes."""


@dataclass(slots=True)
class Report:
    """What an import or export did: the dialect found, what came, what was approximated, what was
    left.
    """

    dialect: str = ""
    imported: dict[str, int] = field(default_factory=dict)
    approximated: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON-able data, as ``hustings import --json`` prints it."""
        return {
            "dialect": self.dialect,
            "imported": dict(self.imported),
            "approximated": list(self.approximated),
            "left": list(self.left),
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table of statements: what it was read as (a kind of
    :class:`hustings.model.Column`) and the first values that differ, as text."""

    name: str
    kind: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What a project decided beside its coding: named periods, ranges agreed on for words of
    likelihood, and pairs that are not the same: factors by their ids, people by their names."""

    periods: tuple[Period, ...] = ()
    ranges: dict[str, Any] = field(default_factory=dict)
    factors: tuple[tuple[str, str], ...] = ()
    people: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """A whole project of another tool, or of Hustings, on its way in or out.

    Ids are unique within the bundle. ``Statement.values`` holds names; a plain code's field
    ``code`` holds the full path, ``/`` between levels. ``coders`` are dicts with at least ``name``.
    ``extras`` is JSON-able: per format, what it keeps that has no place in the model, so that
    reading, writing and reading again loses nothing; hand it back unchanged when exporting.
    ``verdicts`` are judges' on predictions among the statements, by their ids.
    """

    transcripts: tuple[Transcript, ...] = ()
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    concepts: tuple[Concept, ...] = ()
    forms: tuple[Form, ...] = ()
    coders: tuple[dict[str, Any], ...] = ()
    extras: dict[str, Any] = field(default_factory=dict)
    report: Report = field(default_factory=Report)
    name: str = ""
    verdicts: tuple[Verdict, ...] = ()
    titles: dict[str, str] = field(default_factory=dict)
    """Titles of documents whose texts are not in the bundle, by the id its statements name."""
    memos: tuple[Memo, ...] = ()
    """Memos on the project, its texts, concepts and actors, by their ids in the bundle."""
    columns: tuple[TableColumn, ...] = ()
    """Of a table: the columns that are variables, and what each was read as."""
    decided: Decided = field(default_factory=Decided)
    called: frozenset[str] = frozenset()
    """Names of concepts that stand under others, where they are called so and not by their whole
    path."""

    def with_(self, **changes: Any) -> Bundle:
        """A copy with some fields changed."""
        return replace(self, **changes)


def concept_paths(concepts: Iterable[Concept]) -> dict[str, str]:
    """Concept id -> full path, ``/`` between levels; a circle of parents is cut where it closes."""
    known = {c.id: c for c in concepts}
    paths: dict[str, str] = {}
    for concept in known.values():
        parts: list[str] = []
        seen: set[str] = set()
        at: Concept | None = concept
        while at is not None and at.id not in seen:
            seen.add(at.id)
            parts.append(at.name)
            at = known.get(at.parent) if at.parent else None
        paths[concept.id] = "/".join(reversed(parts))
    return paths


MOST_LEVELS = 50
"""Levels of concepts, and of one name; more are no codebook, and names of whole paths grow."""


def trees(concepts: Iterable[Concept], report: Report) -> tuple[Concept, ...]:
    """Concepts of which none stands under itself, and none too deep: a circle of parents is cut
    where it closes, a chain of more than ``MOST_LEVELS`` levels there; the report says so.
    """
    known = {c.id: c for c in concepts}
    parent: dict[str, str | None] = {key: c.parent for key, c in known.items() if c.parent in known}
    levels_of: dict[str, int] = {}
    for start in known:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in levels_of:
            path[at] = None
            above = parent.get(at)
            if above in path:
                report.approximated.append(
                    f"{known[at].name!r} stands under itself: it was taken out of its circle."
                )
                known[at] = replace(known[at], parent=None)
                parent[at] = above = None
            at = above
        level = 0 if at is None else levels_of[at]
        for key in reversed(path):
            level += 1
            if level > MOST_LEVELS:
                report.approximated.append(
                    f"{known[key].name!r} stands under {level - 1} others: it was taken out, at "
                    f"most {MOST_LEVELS} levels are kept."
                )
                known[key] = replace(known[key], parent=None)
                level = 1
            levels_of[key] = level
    return tuple(known.values())


def levels(concepts: Iterable[Concept], parting: str = "/") -> list[Concept]:
    """Concepts with flat names like ``a/b`` as a tree; levels that have no concept of their own are
    made.

    The order is that of the concepts given, a made level before its first child.
    """
    given = {parting.join(_steps(c.name, parting)): c for c in concepts}
    out: dict[str, Concept] = {}

    def place(path: tuple[str, ...]) -> str | None:
        if not path:
            return None
        key = parting.join(path)
        if key not in out:
            above = place(path[:-1])
            own = given.get(key) or Concept(f"level:{key}", path[-1])
            out[key] = replace(own, name=path[-1], parent=above)
        return out[key].id

    for key in given:
        place(tuple(key.split(parting)))
    return list(out.values())


def _steps(name: str, parting: str) -> list[str]:
    steps = [step.strip() for step in name.split(parting) if step.strip()] or [name]
    if len(steps) > MOST_LEVELS:
        raise NotReadable(
            f"A concept's name has {len(steps):,} levels ({name[:40]}…); at most {MOST_LEVELS} "
            f"are read."
        )
    return steps


def source_of(name: str, format: str, text: str) -> Source:
    """Where an imported text comes from; the sum is that of the text, so that the same text is
    known again.
    """
    return Source(
        name=name, format=format, sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    )


def marked(number: object, *parts: object) -> str:
    """An id for a thing another program only numbers: the same on every import, another in every
    other project.
    """
    return f"{number}-{sha256(repr(parts).encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def memos_left(number: int) -> str:
    """What a report says of memos that a format has no place for."""
    return (
        f"{count(number, 'memo')} on texts, concepts, people and the project: "
        "hustings memos writes them as a table."
    )


def count(what: int, one: str, many: str = "") -> str:
    """A number with its noun: ``count(1, "statement")`` is "1 statement"."""
    return f"{what:,} {one if what == 1 else many or one + 's'}"
