"""What is made of a text: actors, concepts, forms of statement, statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

Commitment = Literal["asserts", "reports", "rejects", "supposes", "predicts", "wishes"]
"""How far the speaker commits to what is said. ``reports`` is neutral; ``supposes`` is conditional.
"""

FieldKind = Literal["actor", "concept", "number", "choice", "text", "yes/no", "date"]
"""What a field of a form holds; a date is EDTF."""

Outcome = Literal["came about", "did not", "partly", "cannot be decided", "open"]
"""What a judge may say of a prediction; ``open`` is "not yet", and decides nothing."""

OUTCOMES: tuple[str, ...] = get_args(Outcome)
COMMITMENTS: tuple[str, ...] = get_args(Commitment)
FIELD_KINDS: tuple[str, ...] = get_args(FieldKind)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation or group that speaks, is spoken of, or whose view is told."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    color: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """What a statement is about; a causal factor is a concept. ``parent`` is a concept's id."""

    id: str
    name: str
    parent: str | None = None
    description: str = ""
    aliases: tuple[str, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    color: str = ""


RELATION_SIGNS = ("+", "-", "")
"""Whether two who stand so to each other are friends or foes; "" is not said."""

RELATION_KINDS = (
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
    "",
)
"""CAMEO's four classes: words or deeds, cooperation or conflict; "" is none of them, a
standing."""

COURSES = ("begins", "forks", "joins", "absorbs", "")
"""What an event does to organisations: the target begins, the actor forks off from the target, the
two join, the target goes into the actor."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is known of one choice of a field: its sign, class, wording the other way round.

    ``inverse`` is how it reads from the target to the actor; the name itself where it holds both
    ways. ``event`` says that it happens once.
    """

    name: str
    sign: str = ""
    kind: str = ""
    inverse: str = ""
    event: bool = False
    course: str = ""

    @property
    def mutual(self) -> bool:
        """Whether it holds both ways."""
        return self.inverse == self.name


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    ``kind`` is one of actor, concept, number, choice, text, yes/no, date (EDTF). ``choices`` are
    the levels of a choice (in their order if ``ordered``), ``choice_data`` what is known of them;
    ``minimum``/``maximum`` declare the scale of a number, whole if ``integer``.
    """

    name: str
    kind: str
    required: bool = False
    label: str = ""
    description: str = ""
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    integer: bool = False
    choice_data: tuple[Choice, ...] = ()
    ordered: bool = False

    def choice(self, name: str) -> Choice | None:
        """What is known of a choice, or None."""
        return next((c for c in self.choice_data if c.name == name), None)


def field_of(data: Mapping[str, Any]) -> Field:
    """A field from plain data, as it is: lists become tuples, what is known of choices Choice.

    >>> field_of({"name": "bond", "kind": "choice", "choice": [{"name": "aids"}]}).choices
    ('aids',)
    """
    plain = {k: v for k, v in data.items() if k not in ("choices", "choice", "choice_data")}
    told = tuple(
        c if isinstance(c, Choice) else Choice(**c)
        for c in data.get("choice") or data.get("choice_data") or ()
    )
    names = tuple(data.get("choices") or (c.name for c in told))
    return Field(**plain, choices=names, choice_data=told)


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of statement, as data (``codebooks/*.toml``). ``key`` is its letter, ``line`` how it
    is drawn.
    """

    name: str
    fields: tuple[Field, ...]
    label: str = ""
    key: str = ""
    line: str = "solid"
    description: str = ""
    reading: str = ""
    color: str = ""

    def field(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((f for f in self.fields if f.name == name), None)


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said in a text, by whom, in whose view, and how far the speaker commits to it.

    ``speaker`` and ``holder`` are actor names; ``holder`` None means "unstated" (the speaker tells
    a view without saying whose). ``via`` names who stands between: the speaker says that they say
    that the holder holds. ``values`` maps field names to names (actor, concept), numbers,
    booleans or text. ``origin`` is ``person``, ``suggestion`` or ``import``. ``about`` is narrated
    time in EDTF. ``layer`` is "" for a coder's own and "gold" for what was settled ``of`` several;
    readings that both stand have the same ``shares``.
    """

    id: str
    transcript: str
    start: int
    end: int
    quote: str
    form: str
    values: Mapping[str, Any] = field(default_factory=dict)
    speaker: str | None = None
    holder: str | None = None
    commitment: str = "asserts"
    about: str | None = None
    coder: str = ""
    origin: str = "person"
    status: str = ""
    made_at: str = ""
    memo: str = ""
    via: tuple[str, ...] = ()
    layer: str = ""
    of: tuple[str, ...] = ()
    shares: str = ""

    @property
    def own(self) -> bool:
        """Whether the speaker tells a view of his own; a view without a holder is not, nor what
        others tell of him."""
        return self.holder is not None and self.holder == self.speaker and not self.via

    def with_(self, **changes: Any) -> Statement:
        """A copy with some fields changed."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one judge says of a prediction; no part of the coding, and one judge beside others.

    ``statement`` is the prediction's id, ``on`` the day it is judged for (ISO 8601), ``by`` the
    judge, ``criterion`` what was to count when the verdict was given.
    """

    id: str
    statement: str
    outcome: str
    on: str | None = None
    by: str = ""
    evidence: str = ""
    criterion: str = ""
    made_at: str = ""
