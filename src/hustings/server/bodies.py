"""What the API takes: strict types, no field more."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ..project import OWN


class Body(BaseModel):
    """Wrong types and unknown fields are refused, not bent into shape."""

    model_config = ConfigDict(strict=True, extra="forbid")


class NewText(Body):
    """A file to add: its name and its bytes in base64."""

    name: str = Field(max_length=400)
    content: str
    encoding: str | None = None


class Description(Body):
    """Properties of a transcript."""

    title: str | None = None
    date: str | None = None
    language: str | None = None
    attributes: dict[str, str] | None = None
    proposals: list[dict[str, Any]] | None = None


class Encoding(Body):
    """The encoding a text is to be read in again."""

    encoding: str = Field(max_length=40)


class NewName(Body):
    """What something is to be called."""

    to: str = Field(max_length=200)


class Correction(Body):
    """One correction of who speaks when; see ``Project.correct`` for the verbs."""

    verb: str
    turn: str | None = None
    kind: str | None = None
    speaker: str | None = None
    at: int | None = None
    name: str | None = None
    into: str | None = None
    other: str | None = None
    turns: list[str] | None = None
    code: str | None = None


class NewStatement(Body):
    """A statement; ``holder`` left out is the speaker, null is unstated."""

    id: str | None = Field(default=None, max_length=64)
    transcript: str
    start: int
    end: int
    form: str
    values: dict[str, Any]
    speaker: str | None = None
    holder: str | None = OWN
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
    commitment: str | None = None
    about: str | None = None
    memo: str | None = None
    status: str | None = None


class Recoding(Body):
    """The same change on many statements (``set``: as in EditedStatement, without the span)."""

    ids: list[str]
    set: EditedStatement


class Ids(Body):
    """Some statements."""

    ids: list[str]


class Chosen(Ids):
    """Some statements as a file."""

    format: str


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
    """One change to take back; left out: the newest."""

    id: int | None = None


class Decision(Body):
    """What became of a suggestion; with the statement that was made of it, or the actor that was
    confirmed.
    """

    state: str
    statement: NewStatement | None = None
    actor: Properties | None = None
