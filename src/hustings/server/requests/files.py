"""What is sent about files that wait to be imported, and tables of people."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .body import Body
from .texts import NewText


class LookedFile(NewText):
    """A file of another program; of a table also what columns hold, and the order of day and
    month."""

    types: dict[str, str] = Field(default_factory=dict)
    dates: Literal["", "dmy", "mdy"] = ""


class AttributeTable(Body):
    """The text of a CSV."""

    text: str


class WaitingFile(Body):
    """A file that waits."""

    key: str


class WantedFile(Body):
    """A format to write: its name, the ending of the file where it has several, and for REFI-QDA
    who opens it.
    """

    format: str
    suffix: str = ""
    dialect: str | None = None


class Names(Body):
    """File names, and the pattern they are to be read by (null: found)."""

    names: list[str]
    pattern: str | None = None


class ChosenFile(Body):
    """One file to import; title and date as a person corrected them."""

    key: str
    title: str | None = None
    date: str | None = None


class Import(Body):
    """The files to import, and the pattern of their names."""

    files: list[ChosenFile]
    pattern: str = ""


class WaitingFiles(Body):
    """Some of the files that wait."""

    keys: list[str]


class PackedFile(Body):
    """A file of a zip that was not read yet."""

    key: str
