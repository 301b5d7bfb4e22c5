"""A first look at a text nobody has coded: what rules found, looked at by nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import PutAside, Tier
from ...shown import Shown
from .described import Counted


@dataclass(frozen=True)
class LookSpeaker:
    """Who speaks, in how many turns and words; ``share`` is of all words spoken (0 to 1). ``names``
    are those named most in these turns."""

    name: str
    turns: int
    words: int
    share: float
    names: Sequence[Counted]


@dataclass(frozen=True)
class LookMark:
    """A place where rules found something. ``sentence`` is what stands there; ``said`` (start, end)
    is the passage within it and ``cue`` the words that gave rise to it, both counted from its
    beginning in code points. ``edtf`` is a date as it would be written, ``words`` what was found in
    words. ``state`` is open or later."""

    id: str
    kind: str
    tier: str
    start: int
    end: int
    turn: int | None
    speaker: str | None
    sentence: str
    said: tuple[int, int]
    cue: tuple[int, int] | None
    words: str
    why: str
    edtf: str | None
    state: str


@dataclass(frozen=True)
class LookName:
    """A name, how often it stands in the text, and with whom in one sentence most often."""

    mark: LookMark
    name: str
    mentions: int
    kind_guess: str
    also: Sequence[str]
    beside: Sequence[Counted]


@dataclass(frozen=True)
class LookTrust:
    """How far a kind of mark was measured, in words; ``measured`` is false where nobody did,
    ``looked`` where no rule looks for the kind in this language: none is then no count."""

    kind: str
    measured: bool
    words: str
    looked: bool = True


@dataclass(frozen=True, repr=False)
class FirstLook(Shown):
    """Candidates by kind. Nothing of it is written, counted or exported."""

    transcript: str
    title: str
    date: str | None
    language: str | None
    characters: int
    turns: int
    questions: int
    words: int
    coded: int
    speakers: Sequence[LookSpeaker]
    names: Sequence[LookName]
    dates: Sequence[LookMark]
    quotations: Sequence[LookMark]
    causes: Sequence[LookMark]
    forecasts: Sequence[LookMark]
    relations: Sequence[LookMark]
    trust: Sequence[LookTrust]
    hidden: Sequence[str]
    notice: str
    unread: str


@dataclass(frozen=True)
class LookDecided:
    """What became of a mark; ``id`` is the suggestion that is kept of it now."""

    id: str
    kind: str
    tier: Tier
    state: PutAside
