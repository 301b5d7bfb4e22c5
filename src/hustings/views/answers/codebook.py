"""Forms, actors and concepts; words found anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...model import FieldKind
from ...project.texts.finding import Hit
from .statements import StatementRow


@dataclass(frozen=True)
class ChoiceRow:
    """What is known of one choice: sign, class, wording the other way round, whether it happens
    once, and what that does to organisations."""

    name: str
    sign: str
    kind: str
    inverse: str
    event: bool
    course: str


@dataclass(frozen=True)
class FieldRow:
    """One field of a form."""

    name: str
    kind: FieldKind
    required: bool
    label: str
    description: str
    choices: Sequence[str]
    minimum: float | None
    maximum: float | None
    integer: bool
    choice_data: Sequence[ChoiceRow]
    ordered: bool
    """Whether the choices stand in their order, so that one lies nearer than another."""


@dataclass(frozen=True)
class FormRow:
    """A form of statement."""

    name: str
    label: str
    key: str
    line: str
    color: str
    description: str
    reading: str
    fields: Sequence[FieldRow]


@dataclass(frozen=True)
class ActorRow:
    """An actor, with how many statements name it."""

    id: str
    name: str
    aliases: Sequence[str]
    kind: str
    attributes: Mapping[str, str]
    color: str
    statements: int


@dataclass(frozen=True)
class ConceptRow:
    """A concept, with how many statements use it; ``parent`` is a concept's id."""

    id: str
    name: str
    parent: str | None
    description: str
    aliases: Sequence[str]
    attributes: Mapping[str, str]
    color: str
    statements: int


@dataclass(frozen=True)
class NamesMerged:
    """How many records a merge touched."""

    touched: int


@dataclass(frozen=True)
class NameDeleted:
    """The actor or concept that was deleted."""

    deleted: str


@dataclass(frozen=True)
class SearchResult:
    """Everything that holds some words."""

    texts: Sequence[Hit]
    counts: Mapping[str, int]
    """Transcript -> how many places it has, however many are listed; only texts with one."""
    statements: Sequence[StatementRow] = ()
    actors: Sequence[ActorRow] = ()
    concepts: Sequence[ConceptRow] = ()
