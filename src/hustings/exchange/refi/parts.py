"""What both sides of REFI-QDA know: texts, selections and codings, and the names Hustings uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from ...model import Transcript
from .elements import legal

BRANCH = "Hustings"
"""The top code under which forms, speakers, holders, commitments and field values stand in an
export.
"""
ONCE = ("form", "speaker", "holder", "commitment")
"""What a statement has one of, each a level under :data:`BRANCH`."""

BLOCK = "Statement made in Hustings"
"""First line of the description of a selection that Hustings wrote, name of its note and graph."""

Kept = Mapping[str, Any]
"""``extras["refi"]`` of a bundle: GUIDs by what they name, and elements without a place here."""


@dataclass(frozen=True, slots=True)
class Coding:
    """One code at a selection; ``coder`` is a name."""

    guid: str
    code: str
    coder: str
    made_at: str
    memo: str


@dataclass(frozen=True, slots=True)
class Selection:
    """A marked passage; ``start`` and ``end`` as the file counts."""

    guid: str
    name: str
    start: int
    end: int
    description: str
    coder: str
    made_at: str
    codings: tuple[Coding, ...]
    memo: str


@dataclass(frozen=True, slots=True)
class Part:
    """A text with its selections, as one source of the file has them."""

    guid: str
    title: str
    raw: str
    selections: tuple[Selection, ...]
    attributes: dict[str, str]
    times: tuple[tuple[int, float], ...] = field(default=())
    """(position as the file counts, seconds), of a transcript's sync points."""
    notes: tuple[str, ...] = ()
    """GUIDs of the notes the source points at."""


def text_key(transcript: Transcript) -> str:
    """By what a text is known again: its title and its words."""
    told = f"{transcript.title}\0{transcript.text}"
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def code_path(name: str) -> str:
    """The path of codes a name stands for: legal in XML, no level empty."""
    return "/".join(step or "·" for step in legal(name).split("/"))
