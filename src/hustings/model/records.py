"""Saved questions, proposals of the program, and the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Tier = Literal["strong", "medium", "all"]
"""How sure a suggestion is of its find, the strictest first; "all" holds the rest."""

UndecidedState = Literal["open", "later"]
DecidedState = Literal["accepted", "edited", "rejected"]
SuggestionState = Literal[UndecidedState, DecidedState]
"""What became of a suggestion."""

PutAside = Literal[UndecidedState, "rejected"]
"""What a suggestion may become without a statement being made of it."""

Grouping = Literal["code", "speaker", "text"]
"""What quotations stand under as headings."""

GROUPINGS: tuple[str, ...] = get_args(Grouping)
TIERS: tuple[str, ...] = get_args(Tier)
UNDECIDED: tuple[str, ...] = get_args(UndecidedState)
PUT_ASIDE: tuple[str, ...] = get_args(PutAside)
DECIDED: tuple[str, ...] = get_args(DecidedState)
SUGGESTION_STATES: tuple[str, ...] = get_args(SuggestionState)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which statements a study looks at. Empty means all; ``since``/``until`` are ISO dates,
    inclusive, of the text, or with ``time="told"`` times (EDTF) that the time spoken of meets.
    ``voice`` is own, ascribed or any; ``versions``: whether one interview in two versions counts
    once, or all of them do. ``layers``: "coders", "gold" or names of coders; empty, each
    thing counts once: as it was settled, else as it was coded.
    """

    forms: tuple[str, ...] = ()
    transcripts: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    voice: str = "any"
    time: str = "spoken"
    versions: str = "once"
    layers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Study:
    """A saved question: the same study over the same statements gives the same answer.

    ``build`` names what is computed (``network``, ``windows``, ``causal_map``, ``what_if`` …),
    ``options`` its keyword arguments; ``version`` is the Hustings that answered.
    """

    build: str
    options: Mapping[str, Any] = field(default_factory=dict)
    selection: Selection = field(default_factory=Selection)
    seed: int | None = None
    name: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something a method proposes; only a person's act makes a statement of it.

    ``cue`` is the span (code points) that gave rise to it, ``why`` one sentence; ``state`` is open,
    accepted, edited, rejected or later.
    """

    id: str
    kind: str
    transcript: str
    start: int
    end: int
    cue: tuple[int, int] | None
    values: Mapping[str, Any]
    score: float
    method: str
    version: str
    why: str
    state: str = "open"
    tier: str = "strong"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the log: who did what when, and how it stood before and after.

    ``rows`` holds, per record touched, its table, key and the state before and after (None = not
    there).
    ``state`` is done, undone, dropped (undone, then overtaken by something new), taken (taken back
    by a later change), kept (found by the program itself) or first (what the project was made
    with); undo passes over the last two.
    """

    id: int
    at: str
    by: str
    verb: str
    summary: str
    rows: tuple[Mapping[str, Any], ...] = ()
    state: str = "done"
    records: int = 0
    """How many records it touched, where a list of changes leaves most rows out."""
