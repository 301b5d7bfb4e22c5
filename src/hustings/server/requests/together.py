"""What several people send: files merged and handed over, copies without names, lots, decisions."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from ...agreement import AgreementOptions
from .body import Asked, Body, with_options
from .texts import NewText


class MergeFile(NewText):
    """A copy of the project somebody worked on: its name and its bytes in base64."""

    preview: bool = False


class ConflictDecision(Body):
    """What is to stand of a conflict: ours or theirs."""

    conflict: str
    choice: str


class ConflictDecisions(Body):
    """Decisions on conflicts, written as one change."""

    decisions: list[ConflictDecision]


class HandOver(Body):
    """Which texts are handed over, to whom; none named: all."""

    to: str = Field(min_length=1, max_length=200)
    transcripts: list[str] = Field([])
    blind: bool = False


class ShareRow(Body):
    """One row of the table of names."""

    original: str = Field(max_length=400)
    forms: list[str] = Field([])
    kind: str = "person"
    pseudonym: str = Field("", max_length=400)


class ShareNames(Body):
    """A table of names."""

    names: list[ShareRow]


class ShareCopy(ShareNames):
    """What a copy without names replaces, and which attributes of people stay here."""

    without: list[str] = Field([])
    history: bool = False


class ShareKey(Body):
    """How the key is kept: encrypted with a passphrase, or as it is where there is none."""

    passphrase: str = ""


class ShareWithKey(ShareCopy):
    """A copy, and the key that leads back."""

    key: ShareKey


class SharedBack(Body):
    """A copy that was worked on, and its key."""

    copied: NewText
    key: NewText
    passphrase: str = ""


class OwnReading(Body):
    """What is to stand in the place of two coders' statements: what is given of it."""

    start: int | None = None
    end: int | None = None
    form: str | None = None
    values: dict[str, Any] | None = None
    speaker: str | None = None
    holder: str | None = None
    commitment: str | None = None
    about: str | None = None
    memo: str | None = None


class Adjudicated(Body):
    """A decision on a difference: a, b, both, neither, of bounds shared or either; own with a
    statement.
    """

    difference: str
    choice: str
    reason: str = Field("", max_length=10_000)
    statement: OwnReading | None = None


class Assigning(Body):
    """Which texts are given to whom (no text named: all); ``double``: the share two coders code;
    ``calibration``: how many texts all code; ``by``: an attribute of texts they are drawn evenly
    by; ``shares``: what each codes alone, by name; ``turns``: passages of about so many turns
    instead of whole texts.
    """

    transcripts: list[str] = Field([])
    coders: list[str] = Field(max_length=200)
    shares: dict[str, float] = Field({})
    double: float | None = None
    seed: int = 0
    blind: bool = True
    calibration: int = 0
    by: str = Field("", max_length=200)
    turns: int = Field(0, ge=0, le=10_000)
    preview: bool = False


class LookingAgain(Body):
    """Who looks a second time at a share of what he has finished, so many days after that."""

    coders: list[str] = Field([], max_length=200)
    share: float = 0.1
    days: int = 14
    seed: int = 0


class GivenBack(Body):
    """Why a text is given back to its coder."""

    reason: str = Field(max_length=2000)


class GivenTo(Body):
    """Who gets a text that nobody has begun."""

    coder: str = Field(max_length=200)


class LookedInto(Body):
    """Which text coded blind an owner looks into, and why."""

    transcript: str
    reason: str = Field(max_length=2000)


class AgreedOnes(Body):
    """The text whose agreed statements are taken over, and between whom."""

    transcript: str
    coders: list[str] = Field([])


@with_options(AgreementOptions)
class AgreementStudy(Asked):
    """Who and what is compared."""


class AgreementFile(AgreementStudy):
    """Agreement as a file: csv (units by coders), json or txt (methods)."""

    format: str = Field(max_length=20)


class FinishedText(Body):
    """Whether a coder has read a text to its end; without a coder, whoever asks."""

    coder: str | None = Field(None, max_length=200)
    finished: bool = True
