"""Statements -> the claims of causes among them, and what a selection leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from ..errors import UnknownName
from ..model import Claim, Statements
from ..model.causal import sign_of, strength_of


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
    told = _Told.of(table)
    _refuse_unknown("holder", holders, told.holders)
    _refuse_unknown("speaker", speakers, told.speakers)
    claims: list[Claim] = []
    incomplete: list[str] = []
    left: Counter[str] = Counter()
    for i in range(len(table)):
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


def _refuse_unknown(kind: str, wanted: Sequence[str | None], known: Sequence[str | None]) -> None:
    for name in wanted:
        if name is not None and name not in known:
            raise UnknownName(kind, name, sorted({k for k in known if k is not None}))


def _holds_causes(table: Statements, notes: list[str]) -> bool:
    """Whether statements may hold causes; why not is told in the notes. Raises UnknownName where
    there is no such column, though they may be causes.
    """
    if not len(table):
        notes.append("There are no statements: the map is empty.")
        return False
    forms = table["form"].plain() if "form" in table else ()
    for needed in ("cause", "effect"):
        if needed in table:
            continue
        if any(forms) and "cause" not in forms:
            notes.append("No statement is of the form cause: the map is empty.")
            return False
        raise UnknownName("variable", needed, table.columns)
    return True


@dataclass(frozen=True, slots=True)
class _Told:
    """What statements tell of causes, a list for each column, None where nothing is coded."""

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
    def of(cls, table: Statements) -> _Told:
        names = (f.name.removesuffix("s") for f in fields(cls) if f.name != "ids")
        blank: list[Any] = [None] * len(table)
        return cls(table.ids, *(table[n].plain() if n in table else blank for n in names))

    def is_incomplete(self, i: int) -> bool:
        """Whether a statement tells half a cause, and was to tell a whole one."""
        is_half = self.causes[i] is not None or self.effects[i] is not None
        return is_half and self.forms[i] in (None, "cause")

    def commitment(self, i: int) -> str:
        return str(self.commitments[i] or "asserts")

    def claim(self, i: int) -> Claim:
        where = f"statement {self.ids[i]} ({self.causes[i]} -> {self.effects[i]})"
        word, weight = strength_of(self.strengths[i], where)
        return Claim(
            str(self.causes[i]).strip(),
            str(self.effects[i]).strip(),
            sign_of(self.signs[i], where),
            id=self.ids[i],
            source=str(self.holders[i] or self.speakers[i] or self.documents[i] or ""),
            commitment=self.commitment(i),
            strength=word,
            hedge=str(self.hedges[i] or ""),
            quote=str(self.quotes[i] or ""),
            transcript=str(self.documents[i] or ""),
            speaker=self.speakers[i],
            weight=weight,
        )
