"""An account of one speaker, read from top to bottom; what changed in it; a first look at a text
nobody has coded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...shown import Shown
from .described import Counted
from .statements import StatementRow
from .studies import StudyData


@dataclass(frozen=True)
class AccountLine:
    """A sentence of the account, and the statements it rests on."""

    text: str
    statements: Sequence[str]


@dataclass(frozen=True)
class AccountRow:
    """A row of a table, and the statements it rests on."""

    cells: Sequence[str]
    statements: Sequence[str]


@dataclass(frozen=True)
class AccountTable:
    """A table of an account, the weightiest rows first."""

    title: str
    columns: Sequence[str]
    rows: Sequence[AccountRow]


@dataclass(frozen=True)
class AccountQuote:
    """Words of the speaker that a part is told with; ``told`` says who, how far committed, of when
    and where."""

    statement: str
    quote: str
    told: str
    transcript: str
    start: int


@dataclass(frozen=True)
class AccountFigure:
    """A drawing whose marks open their sentences; a ``wide`` one needs a page's width, and
    ``paper`` is it as it is printed, a sheet each."""

    svg: str
    caption: str
    wide: bool
    paper: Sequence[str] = ()


@dataclass(frozen=True)
class AccountPart:
    """One part of an account. ``rests`` says on how many sentences it rests, ``sentences`` is that
    number (passages that overlap are one), ``page`` the page that has more."""

    key: str
    title: str
    page: str
    rests: str
    sentences: int
    statements: Sequence[str]
    lines: Sequence[AccountLine]
    tables: Sequence[AccountTable]
    quotes: Sequence[AccountQuote]
    figure: AccountFigure | None


@dataclass(frozen=True)
class AccountGap:
    """Something an account leaves open: "8 undated", what that means, and the statements."""

    title: str
    text: str
    page: str
    statements: Sequence[str]


@dataclass(frozen=True, repr=False)
class Account(Shown):
    """Everything one speaker tells, in one reading order."""

    of: str
    title: str
    account: str
    about: Sequence[str]
    parts: Sequence[AccountPart]
    unsaid: Sequence[AccountGap]
    others: Sequence[Counted]
    today: str
    why_empty: str | None
    versions: Sequence[str]
    """A sentence for each interview in several versions: which of them counts."""
    study: StudyData


@dataclass(frozen=True)
class SpeakerRow:
    """Who speaks, in how many statements, of how many texts."""

    name: str
    statements: int
    texts: int


@dataclass(frozen=True)
class Speakers:
    """Who speaks in a project, those who say most first."""

    speakers: Sequence[SpeakerRow]


@dataclass(frozen=True)
class ChangedSide:
    """One side of a comparison of one person with herself: its texts, when, how much is said."""

    label: str
    texts: Sequence[str]
    transcripts: Sequence[str]
    first: str | None
    last: str | None
    statements: int


@dataclass(frozen=True)
class ChangedRow:
    """One thing said on either side: ``verdict`` is kept, turned, mixed, dropped or new; of a
    forecast also renewed, moved, dropped, past."""

    what: str
    verdict: str
    text: str
    before: Sequence[StatementRow]
    after: Sequence[StatementRow]


@dataclass(frozen=True)
class Changed:
    """What changed in one person's account between two texts or times."""

    of: str
    title: str
    text: str
    a: ChangedSide
    b: ChangedSide
    positions: Sequence[ChangedRow]
    arrows: Sequence[ChangedRow]
    relations: Sequence[ChangedRow]
    forecasts: Sequence[ChangedRow]
    views: Sequence[ChangedRow]
    counts: Mapping[str, Mapping[str, int]]
    notes: Sequence[str]
    why_empty: str | None
    study: StudyData
