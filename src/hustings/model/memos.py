"""Memos: what somebody thought of a text, a concept, a person or the project, and wrote down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

MemoOn = Literal["project", "text", "concept", "person"]
"""What a memo can stand on beside a statement, whose memo is one of its fields."""

MEMO_ON: tuple[str, ...] = get_args(MemoOn)

TABLES = {"text": "transcripts", "concept": "concepts", "person": "actors"}
"""Where what a memo stands on is kept."""


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo: ``of`` is the id of what it stands on ("" for the project), ``by`` who wrote it,
    ``at`` when it was last written (ISO 8601, UTC).
    """

    id: str
    on: MemoOn
    of: str
    text: str
    by: str = ""
    at: str = ""
