"""Statements -> the claims of causes among them, and what a selection leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import UnknownName
from ..model import Claim, Statements
from ..model.columns import Column
from ..model.told_signs import SIGNS, sign_of, strength_of


def claims_of(
    table: Statements,
    holders: Sequence[str | None],
    speakers: Sequence[str],
    commitments: Sequence[str],
    notes: list[str],
) -> list[Claim]:
    """The claims of a selection; what it leaves out is told in the notes."""
    if not _holds_causes(table, notes):
        return []
    _refuse_unknown("holder", holders, table)
    _refuse_unknown("speaker", speakers, table)
    told = _Told.of(table, {"holder": holders, "speaker": speakers})
    claims: list[Claim] = []
    incomplete: list[str] = []
    left: Counter[str] = Counter()
    for i in range(len(told.ids)):
        if told.causes[i] is None or told.effects[i] is None:
            if told.is_incomplete(i):
                incomplete.append(told.ids[i])
            continue
        if holders and told.holders[i] not in holders:
            continue
        if speakers and told.speakers[i] not in speakers:
            continue
        if told.commitment(i) in commitments:
            claims.append(told.claim(i))
        else:
            left[told.commitment(i)] += 1
    if incomplete:
        notes.append(
            f"{len(incomplete)} statements lack a cause or an effect and are left out: "
            f"{', '.join(incomplete)}."
        )
    notes += [
        f"{count} claims the speaker {commitment} are a layer of their own and not in this map."
        for commitment, count in sorted(left.items())
    ]
    if not claims:
        notes.append("No claim of a cause is left by this selection: the map is empty.")
    return claims


def _refuse_unknown(kind: str, wanted: Sequence[str | None], table: Statements) -> None:
    if not wanted:
        return
    known = table[kind].as_names() if kind in table else Column.of(kind, (), "name")
    named = {known.labels[k] for k in np.unique(known.values[known.values >= 0]).tolist()}
    for name in wanted:
        if name is not None and name not in named:
            raise UnknownName(kind, name, sorted(named))


def _holds_causes(table: Statements, notes: list[str]) -> bool:
    """Whether statements may hold causes; why not is told in the notes. Raises UnknownName where
    there is no such column, though they may be causes.
    """
    if not len(table):
        notes.append("There are no statements: the map is empty.")
        return False
    for needed in ("cause", "effect"):
        if needed in table:
            continue
        forms = table["form"].plain() if "form" in table else ()
        if any(forms) and "cause" not in forms:
            notes.append("No statement is of the form cause: the map is empty.")
            return False
        raise UnknownName("variable", needed, table.columns)
    return True


def _among(column: Column, names: Sequence[str | None]) -> npt.NDArray[np.bool_]:
    """Which rows have one of some names, None for those without one."""
    wanted = np.array([label in names for label in (*column.labels, None)], dtype=bool)
    return np.asarray(wanted[column.values])


@dataclass(frozen=True, slots=True)
class _Told:
    """What the statements that name a cause or an effect tell, a list for each column, None where
    nothing is coded.
    """

    ids: Sequence[str]
    forms: list[Any]
    causes: list[Any]
    effects: list[Any]
    signs: list[Any]
    strengths: list[Any]
    hedges: list[Any]
    quotes: list[Any]
    documents: list[Any]
    speakers: list[Any]
    holders: list[Any]
    commitments: list[Any]

    @classmethod
    def of(cls, table: Statements, wanted: Mapping[str, Sequence[str | None]]) -> _Told:
        """Of those that tell a whole cause only what one of the ``wanted`` names, where there are
        any, holds or says.
        """
        names = [f.name.removesuffix("s") for f in fields(cls) if f.name != "ids"]
        cause, effect = table["cause"].coded(), table["effect"].coded()
        half = cause | effect
        for name, theirs in wanted.items():
            if theirs and name in table:
                half &= ~(cause & effect) | _among(table[name].as_names(), theirs)
        asked = {n: c.take(half) for n, c in table.columns.items() if n in names or n == "id"}
        blank: list[Any] = [None] * int(half.sum())
        some = replace(table, columns=asked)
        return cls(some.ids, *(some[n].plain() if n in some else blank for n in names))

    def is_incomplete(self, i: int) -> bool:
        """Whether a statement that tells half a cause was to tell a whole one."""
        return self.forms[i] in (None, "cause")

    def commitment(self, i: int) -> str:
        return str(self.commitments[i] or "asserts")

    def claim(self, i: int) -> Claim:
        """The claim of a cause a statement is. Raises OptionError, UnknownName."""
        said = self.signs[i]
        sign = SIGNS.get(said) if isinstance(said, str) else None
        if sign is None:
            sign = sign_of(said, self.where(i))
        word, weight = "", None
        if self.strengths[i] is not None:
            word, weight = strength_of(self.strengths[i], self.where(i))
        speaker, document = self.speakers[i], str(self.documents[i] or "")
        return Claim(
            str(self.causes[i]).strip(),
            str(self.effects[i]).strip(),
            sign,
            self.ids[i],
            str(self.holders[i] or speaker or document),
            self.commitment(i),
            word,
            str(self.hedges[i] or ""),
            str(self.quotes[i] or ""),
            document,
            speaker,
            weight,
        )

    def where(self, i: int) -> str:
        """How a statement is called in what is said of it."""
        return f"statement {self.ids[i]} ({self.causes[i]} -> {self.effects[i]})"
