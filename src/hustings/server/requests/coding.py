"""What is sent while coding: statements, memos, names, forms, and which of them are meant."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, SkipValidation

from ...model import Field as FormField
from ...model import Form, Selection
from ...model.memos import MemoOn
from ...model.records import Grouping
from ...project import OWN
from ...project.asking import Asked as Statements
from .body import Asked, Body, listed, with_options


class NewName(Body):
    """What something is to be called."""

    to: str = Field(max_length=200)


class NewStatement(Body):
    """A statement; ``holder`` left out is the speaker, null is unstated."""

    id: str | None = Field(default=None, max_length=64)
    transcript: str
    start: int
    end: int
    form: str
    values: dict[str, Any]
    speaker: str | None = None
    holder: str | None = Field(default_factory=lambda: OWN)
    via: list[str] = Field(default_factory=list, max_length=20)
    """Who stands between: the speaker says that they say that the holder holds."""
    commitment: str = "asserts"
    about: str | None = None
    memo: str = ""


class EditedStatement(Body):
    """What is to change of a statement."""

    start: int | None = None
    end: int | None = None
    form: str | None = None
    values: dict[str, Any] | None = None
    speaker: str | None = None
    holder: str | None = None
    via: list[str] | None = Field(default=None, max_length=20)
    commitment: str | None = None
    about: str | None = None
    memo: str | None = None
    status: str | None = None
    revision: int | None = None
    """The revision at which it was read; left out: whatever it is now is changed."""


class NewMemo(Body):
    """A memo; ``of`` is the id of the text, concept or person, "" for the project."""

    on: MemoOn
    of: str = Field(default="", max_length=64)
    text: str


class ChangedMemo(Body):
    """A memo's words."""

    text: str


class Filter(Body):
    """Which statements are meant, by what they are; lists are divided by commas. Sent in an
    address, or as ``where`` of what is done with all that fit.
    """

    transcript: str = ""
    form: str = ""
    speaker: str = ""
    holder: str = ""
    commitment: str = ""
    concept: str = ""
    actor: str = ""
    coder: str = ""
    layers: str = "coders"
    """"coders" (their own), "gold" (what was settled), names of coders; empty: each thing once.
    Where statements are named by their ids they are meant in whatever layer."""
    since: str = ""
    until: str = ""
    stance: Literal["for", "against", ""] = ""
    memo: Literal["yes", "no", ""] = ""
    q: str = ""
    ids: str = ""

    def asked(self) -> Statements:
        """As the project takes it."""
        selection = Selection(
            forms=listed(self.form),
            transcripts=listed(self.transcript),
            coders=listed(self.coder),
            commitments=listed(self.commitment),
            # a name may hold a comma itself
            speakers=(self.speaker, *listed(self.speaker)) if self.speaker else (),
            holders=(self.holder, *listed(self.holder)) if self.holder else (),
            concepts=tuple(c for c in (self.concept, self.actor) if c),
            since=self.since or None,
            until=self.until or None,
            layers=() if self.ids else listed(self.layers),
        )
        return Statements(
            selection,
            words=self.q,
            ids=listed(self.ids) or None,
            stance=None if not self.stance else self.stance == "for",
            noted=None if not self.memo else self.memo == "yes",
        )


class Ids(Body):
    """Some statements."""

    ids: list[str]


class Which(Body):
    """Some statements by their ids, or all that fit ``where``; ``total`` is how many that were when
    a person saw them: where it is another number now, nothing is done.
    """

    ids: list[str] | None = None
    where: Filter | None = None
    total: int | None = None


class Recoding(Which):
    """The same change on many statements (``set``: as in EditedStatement, without the span)."""

    set: EditedStatement


class Chosen(Which):
    """Some statements as a file; ``by`` is what passages stand under (formats docx and html)."""

    format: str
    by: Grouping = "code"


class Properties(Body):
    """Of an actor or a concept; which of them fit is checked by the project."""

    name: str | None = None
    aliases: list[str] | None = None
    kind: str | None = None
    description: str | None = None
    parent: str | None = None
    attributes: dict[str, str] | None = None
    color: str | None = None


class Merge(Body):
    """Several actors or concepts become one."""

    from_: list[str] = Field(alias="from")
    into: str


class WhichChange(Body):
    """One change to take back; left out: the newest of the coder. ``with_dependents``: what stands
    on it too.
    """

    id: int | None = None
    with_dependents: bool = False


@with_options(Form)
class NewForm(Asked):
    """A form, as it stands in a codebook file."""

    fields: SkipValidation[tuple[FormField, ...]] = ()
