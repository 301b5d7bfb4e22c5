"""What may be asked of relations, checked, and the statements that answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...errors import OptionError, UnknownName
from ...model import COMMITMENTS, Statements
from ...model.coding import RELATION_KINDS, RELATION_SIGNS
from ...model.selecting import TIMES, VOICES, Mask, names_listed, one_of, told_mask, voice_mask
from ..options import moment
from .network import ACCOUNT_OF
from .ties import COLUMNS, FORM

NOT_HELD = "rejects"
"""A relation somebody rejects is no tie in his account."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a relation network. Raises UnknownName, OptionError for what cannot be."""

    kinds: Sequence[str]
    signs: Mapping[str, str] | None
    holders: Sequence[str]
    commitments: Sequence[str]
    told_by: Sequence[str]
    since: str | None
    until: str | None
    time: str
    voice: str

    def __post_init__(self) -> None:
        """Lists become tuples; whatever cannot be asked is refused."""
        for name in ("kinds", "holders", "commitments", "told_by"):
            object.__setattr__(self, name, names_listed(name, getattr(self, name)))
        for option, values, known in (
            ("kind", self.kinds, RELATION_KINDS),
            ("commitment", self.commitments, COMMITMENTS),
            ("sign", (self.signs or {}).values(), RELATION_SIGNS),
            ("time", (self.time,), TIMES),
            ("voice", (self.voice,), VOICES),
        ):
            for value in values:
                one_of(option, value, known)
        if self.time == "spoken":
            first, last = moment("since", self.since), moment("until", self.until, end=True)
            if first is not None and last is not None and first > last:
                raise OptionError(
                    f"since ({self.since}) is after until ({self.until}).", since=self.since
                )

    def plain(self) -> dict[str, Any]:
        """As options of a study: what is not the default."""
        given: dict[str, Any] = {
            "kinds": list(self.kinds),
            "signs": dict(self.signs) if self.signs is not None else None,
            "holders": list(self.holders),
            "commitments": list(self.commitments),
            "told_by": list(self.told_by),
            "since": self.since,
            "until": self.until,
            "time": self.time if self.time != "spoken" else None,
            "voice": self.voice if self.voice != "any" else None,
        }
        return {k: v for k, v in given.items() if v not in (None, [])}


def who_tells(statements: Statements) -> list[str | None]:
    """Who says each statement; its holder where no speaker is told."""
    speakers: list[str | None] = [None] * len(statements)
    if "speaker" in statements:
        speakers = statements["speaker"].as_names().plain()
    if "holder" not in statements:
        return speakers
    holders = statements["holder"].as_names().plain()
    return [s if s is not None else h for s, h in zip(speakers, holders, strict=True)]


def selected(statements: Statements, asked: Asked) -> tuple[Statements, int, int]:
    """The relations asked for, how many of them are rejected, and how many have no date."""
    keep = np.ones(len(statements), dtype=bool)
    if "form" in statements:
        keep &= _among(statements, "form", (FORM,))
    for name in COLUMNS:
        keep &= statements[name].as_names().values >= 0
    if asked.holders:
        keep &= _among(statements, "holder", asked.holders)
    if asked.told_by:
        tellers = who_tells(statements)
        known = sorted({t for t in tellers if t is not None})
        for name in asked.told_by:
            if name not in known:
                raise UnknownName("teller", name, known)
        keep &= np.array([t in asked.told_by for t in tellers], dtype=bool)
    keep &= voice_mask(statements, asked.voice)
    rejected = 0
    if asked.commitments:
        keep &= _among(statements, "commitment", asked.commitments)
    elif "commitment" in statements:
        denied = _among(statements, "commitment", (NOT_HELD,)) & keep
        rejected = int(denied.sum())
        keep &= ~denied
    undated = 0
    if asked.since or asked.until:
        inside, dated = _cut(statements, asked)
        undated = int((keep & ~dated).sum())
        keep &= inside
    return statements.take(keep), rejected, undated


def _among(statements: Statements, name: str, wanted: Sequence[str]) -> Mask:
    if name not in statements:
        raise OptionError(f"There is no column {name!r} to choose {', '.join(wanted)} from.")
    column = statements[name].as_names()
    codes = [i for i, label in enumerate(column.labels) if label in wanted]
    if name == "holder":
        for one in wanted:
            if one not in column.labels:
                raise UnknownName("holder", one, column.labels)
    return np.isin(column.values, codes)


def _cut(statements: Statements, asked: Asked) -> tuple[Mask, Mask]:
    """Which statements lie in the period, and which have a date at all."""
    if asked.time == "told":
        dated = told_mask(statements, None, None)
        return told_mask(statements, asked.since, asked.until), dated
    date = statements["date"].values
    dated = ~np.isnat(date)
    inside = dated.copy()
    first, last = moment("since", asked.since), moment("until", asked.until, end=True)
    if first is not None:
        inside &= date >= first
    if last is not None:
        inside &= date <= last
    return inside, dated


def why_none(rejected: int, undated: int, selves: int) -> str:
    parts = []
    if rejected:
        parts.append(f"{rejected} are rejected by whoever tells them")
    if undated:
        parts.append(f"{undated} have no date")
    if selves:
        parts.append(f"{selves} tell an actor's relation to itself")
    return "No relation in the selection" + (f": {', '.join(parts)}." if parts else ".")


def account_of(asked: Asked) -> str:
    names = asked.told_by or asked.holders
    return f"{' and '.join(names)}{ACCOUNT_OF}" if names else "the accounts given"
