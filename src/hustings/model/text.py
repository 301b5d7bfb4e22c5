"""What was said: transcripts and their turns."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from ..shown import Shown

SpokenKind = Literal["question", "answer", "speech"]
"""Somebody's words."""

TurnKind = Literal[
    "title",
    "byline",
    "note",
    "heading",
    SpokenKind,
    "direction",
    "credit",
    "unassigned",
]
"""What a stretch of a transcript can be. Only the spoken kinds are somebody's words."""

SPOKEN_KINDS: tuple[str, ...] = get_args(SpokenKind)
TURN_KINDS: tuple[str, ...] = get_args(TurnKind)


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubt about a turn that a person should settle, in words, with the fixes on offer.

    ``code`` is stable (``"order"``, ``"new-label"``, ``"unlabelled"``, ``"near-name"`` …);
    ``fixes`` are ``(verb, label)`` pairs, the verbs being those of :meth:`Project.correct`.
    """

    code: str
    message: str
    fixes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words, or a heading, a note, a stage direction …

    ``start``/``end`` cover the words alone (label and dash excluded), in code points of the
    canonical text, end exclusive; turns are disjoint and in order. ``label`` is the speaker as the
    text has it, ``label_start`` where that label begins (``start`` where there is none).
    ``begins_at``/``ends_at`` are seconds into a recording, or None.
    """

    start: int
    end: int
    kind: str = "speech"
    speaker: str | None = None
    label: str | None = None
    section: str | None = None
    begins_at: float | None = None
    ends_at: float | None = None
    flags: tuple[Flag, ...] = ()
    id: str = ""
    label_start: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a transcript under one heading; ``start``/``end`` in code points."""

    title: str
    start: int
    end: int
    level: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text came from. ``evidence`` says how its structure was found ("924 labels, 96 %
    …")."""

    name: str = ""
    format: str = "text"
    encoding: str = ""
    sha256: str = ""
    url: str = ""
    licence: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Transcript(Shown):
    """A text somebody spoke, with its structure.

    ``text`` is canonical: LF line ends, no BOM, no NUL, *no* Unicode normalisation. It is never
    edited in place: a correction is a new transcript that names the old one in ``replaces``.
    ``attributes`` hold document-level variables (author, source, section, type, notes …).
    ``proposals`` are things found in the text that a person may take up, e.g.
    ``{"what": "interviewer", "name": "…", "start": …, "end": …, "why": "…"}``; never imposed.
    """

    text: str
    turns: tuple[Turn, ...] = ()
    id: str = ""
    title: str = ""
    date: str | None = None
    language: str | None = None
    sections: tuple[Section, ...] = ()
    source: Source = field(default_factory=Source)
    attributes: dict[str, str] = field(default_factory=dict)
    replaces: str | None = None
    proposals: tuple[dict[str, Any], ...] = ()

    def quote(self, start: int, end: int) -> str:
        """The words of a span."""
        return self.text[start:end]

    def turn_at(self, offset: int) -> Turn | None:
        """The turn a code point lies in (label included), or None between turns."""
        for turn in self.turns:
            first = turn.start if turn.label_start is None else min(turn.start, turn.label_start)
            if first <= offset < turn.end:
                return turn
        return None

    def with_(self, **changes: Any) -> Transcript:
        """A copy with some fields changed."""
        return replace(self, **changes)
