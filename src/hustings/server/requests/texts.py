"""What is sent about texts: new ones, their words, versions, parts, recordings."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from ...project.texts.shelving import ORDERS
from .body import Body


class NewText(Body):
    """A file to add: its name and its bytes in base64."""

    name: str = Field(max_length=400)
    content: str
    encoding: str | None = None


class ErasedText(Body):
    """The title of the text that is erased, typed once more."""

    title: str = Field(max_length=2000)


class Description(Body):
    """Properties of a transcript."""

    title: str | None = None
    date: str | None = None
    language: str | None = None
    attributes: dict[str, str] | None = None
    proposals: list[dict[str, Any]] | None = None


class RecordingPlace(Body):
    """Where a recording lies on this machine."""

    path: str = Field(min_length=1, max_length=4000)


class Listening(Body):
    """A recording and the folder of a speech model, both on this machine."""

    path: str = Field(min_length=1, max_length=4000)
    model: str = Field(min_length=1, max_length=4000)
    language: str | None = Field(None, max_length=20)


class Encoding(Body):
    """The encoding a text is to be read in again."""

    encoding: str = Field(max_length=40)


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


class Mended(Body):
    """Other words for one turn (its id); none: the turn goes."""

    turn: str
    words: str


class Passage(Body):
    """A new turn behind another (``after``: its id; null: before the first)."""

    words: str
    after: str | None = None
    speaker: str | None = None
    kind: str | None = None


class Settling(Body):
    """What a person decided about one passage: here (with start and end), keep or delete."""

    statement: str
    do: str
    start: int | None = None
    end: int | None = None


class Settled(Body):
    """Several decisions, one change."""

    decisions: list[Settling]


class Parts(Body):
    """Transcripts to join, in order."""

    ids: list[str]
    title: str | None = None


class Relink(Body):
    """A correction of an alignment; see ``Project.relink`` for the verbs."""

    left: str
    right: str
    verb: str
    one: list[int] | None = None
    other: list[int] | None = None


class ShelfWish(BaseModel):
    """Which texts of the library, as an address asks for them."""

    q: str = ""
    sort: Annotated[str, Field(json_schema_extra={"enum": [*ORDERS]})] = "added"
    limit: Annotated[int, Field(ge=1, le=500)] = 100
    offset: Annotated[int, Field(ge=0)] = 0
    key: list[str] = Field([])
