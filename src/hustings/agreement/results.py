"""What a report of agreement is asked and what it holds; every number says what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal, TypedDict, get_args

import numpy as np

from ..errors import OptionError, UnknownName
from ..shown import Shown
from .links import LinkAgreement
from .tally import FieldAgreement

Unit = Literal["statement", "turn", "sentence", "character"]
Universe = Literal["finished", "all"]
UNITS: tuple[str, ...] = get_args(Unit)
UNIVERSES: tuple[str, ...] = get_args(Universe)

ALL = "all forms"
"""What is found without regard to form stands under this name."""


class AgreementSettings(TypedDict, total=False):
    """Settings of agreement beside who, where and what is compared."""

    unit: Unit
    threshold: float
    universe: Universe
    draws: int
    seed: int
    again: bool


@dataclass(frozen=True)
class AgreementOptions:
    """Who and what is compared, and how; empty means all.

    ``unit``: what fields are compared on. ``threshold``: the IoU from which two statements are the
    same passage. ``universe``: texts declared finished, or also those that several coded.
    ``again``: what the one coder named marked in a second look is compared with his first.
    """

    coders: tuple[str, ...] = ()
    transcripts: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    unit: Unit = "statement"
    threshold: float = 0.5
    universe: Universe = "finished"
    draws: int = 2000
    seed: int = 0
    again: bool = False

    def __post_init__(self) -> None:
        for name in ("coders", "transcripts", "forms"):
            names = getattr(self, name)
            if isinstance(names, str) or not all(isinstance(x, str) for x in names):
                raise OptionError(f"{name} is a list of names, not {names!r}.")
            object.__setattr__(self, name, tuple(names))
        for name in ("threshold", "draws", "seed"):
            value = getattr(self, name)
            whole = name != "threshold" and not isinstance(value, int)
            if isinstance(value, bool) or not isinstance(value, (int, float)) or whole:
                raise OptionError(f"{name} is a number, not {value!r}.")
        if self.unit not in UNITS:
            raise UnknownName("unit", str(self.unit), UNITS)
        if self.universe not in UNIVERSES:
            raise UnknownName("universe", str(self.universe), UNIVERSES)
        if not 0 < self.threshold <= 1:
            raise OptionError(
                f"The threshold is a share above 0 and at most 1, not {self.threshold:g}."
            )
        if not 1 <= self.draws <= MOST_DRAWS:
            raise OptionError(
                f"Draws are a number from 1 to {MOST_DRAWS:,}, not {self.draws}."
            )  # fmt: skip
        if self.seed < 0:
            raise OptionError(f"A seed is a number from 0 on, not {self.seed}.")


MOST_DRAWS = 100_000
"""More draws would only take time: the third digit of an interval no longer moves."""


@dataclass(frozen=True)
class Compared:
    """A text that was compared: by whom, and who of the coders was not there."""

    transcript: str
    title: str
    coders: tuple[str, ...]
    missing: tuple[str, ...]
    finished: dict[str, str]
    """When each coder declared it finished."""
    passages: int = 0
    """How many passages of it were compared; 0: the whole text."""
    share: float = 1.0
    """Their share of the text, in characters."""


@dataclass(frozen=True)
class LeftOut:
    """A text that was not compared, and why."""

    transcript: str
    title: str
    why: str
    shut: bool = False
    """It is coded blind, so that not all that was marked in it is known here."""


@dataclass(frozen=True)
class UniverseOf:
    """The texts all numbers rest on."""

    kind: Universe
    transcripts: tuple[Compared, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class FoundBy:
    """What two coders found: F1 of matching, their own counts, and how many are the same."""

    coders: tuple[str, str]
    f1: float | None
    matched: int
    statements: tuple[int, int]


@dataclass(frozen=True)
class FoundIn:
    """What was found in one text."""

    transcript: str
    f1: float | None
    matched: int
    statements: int


@dataclass(frozen=True)
class Bounds:
    """From where to where, of pairs: how many are exactly the same, and differences in words."""

    exact: int
    share: float
    median: float
    ninety: float
    """Nine of ten beginnings and ends differ by no more words."""


@dataclass(frozen=True)
class Finding:
    """Did they both mark something? ``f1`` is the mean of all pairs of coders; ``u_alpha`` is
    unitizing alpha of marked against not marked, all texts as one continuum."""

    f1: float | None
    low: float | None
    high: float | None
    why: str
    statements: dict[str, int]
    matched: int
    matched_ids: tuple[tuple[str, ...], ...]
    only: dict[str, int]
    only_ids: dict[str, tuple[str, ...]]
    token_f1: float | None
    u_alpha: float | None
    bounds: Bounds | None
    pairs: tuple[FoundBy, ...]
    documents: tuple[FoundIn, ...]


@dataclass(frozen=True, repr=False)
class AgreementReport(Shown):
    """How far coders agree: what was found, and every field of what was found.

    ``fields[form][field]`` rests on statements of the form that two or more found; ``all forms``
    holds what every statement has, found without regard to form. Nothing here is a verdict.
    """

    coders: tuple[str, ...]
    universe: UniverseOf
    finding: dict[str, Finding]
    fields: dict[str, dict[str, FieldAgreement]]
    links: tuple[LinkAgreement, ...]
    pairs: tuple[FoundBy, ...]
    """Coder by coder, without regard to form."""
    documents: tuple[FoundIn, ...]
    """Text by text, in the order they were finished."""
    settings: AgreementOptions
    words: tuple[str, ...] = ()
    """The report in sentences."""
    next_steps: tuple[str, ...] = ()
    """Where most differences lie; no verdict."""
    methods: str = ""
    """A paragraph for the methods section."""
    dependent: int = 0
    """Statements made of a suggestion: their coders saw the same proposal."""

    def as_data(self) -> dict[str, Any]:
        """The report as plain data."""
        data: dict[str, Any] = plain(self)
        return data


def plain(value: Any) -> Any:
    """Dataclasses as dicts, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(v) for v in value]
    return value.item() if isinstance(value, np.generic) else value
