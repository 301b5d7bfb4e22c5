"""Statements -> the claims of causes among them, and what a selection leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import repeat
from typing import Any, NamedTuple

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
    cause, effect = table["cause"].coded(), table["effect"].coded()
    _tell_halves(table, cause ^ effect, notes)
    chosen = cause & effect & _among(table, "holder", holders) & _among(table, "speaker", speakers)
    codes, words = _commitments(table)
    wanted = np.array([word in commitments for word in words], dtype=bool)[codes]
    left: Counter[str] = Counter()
    for code, count in zip(*np.unique(codes[chosen & ~wanted], return_counts=True), strict=True):
        left[words[code]] += int(count)
    notes += [
        f"{count} claims the speaker {commitment} are a layer of their own and not in this map."
        for commitment, count in sorted(left.items())
    ]
    claims = [told.claim() for told in _told(table, chosen & wanted)]
    if not claims:
        notes.append("No claim of a cause is left by this selection: the map is empty.")
    return claims


def _tell_halves(table: Statements, half: npt.NDArray[np.bool_], notes: list[str]) -> None:
    """Name those that were to tell a whole cause and tell half of one."""
    if "form" in table:
        form = table["form"].as_names()
        whole = np.array([label in ("cause", None) for label in (*form.labels, None)], dtype=bool)
        half = half & whole[form.values]
    ids = table.take(half).ids
    if ids:
        notes.append(
            f"{len(ids)} statements lack a cause or an effect and are left out: {', '.join(ids)}."
        )


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
        notes.append("There is no statement, or none of those asked for: the map is empty.")
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


def _among(table: Statements, name: str, wanted: Sequence[str | None]) -> npt.NDArray[np.bool_]:
    """Which rows have one of some names in a column, None for those without one; all of them where
    none is wanted.
    """
    if not wanted or name not in table:
        return np.full(len(table), not wanted or None in wanted)
    column = table[name].as_names()
    among = np.array([label in wanted for label in (*column.labels, None)], dtype=bool)
    return np.asarray(among[column.values])


def _commitments(table: Statements) -> tuple[npt.NDArray[np.integer[Any]], list[str]]:
    """The commitment of each row as a number, and what the numbers mean: nothing said is the
    last."""
    if "commitment" not in table:
        return np.zeros(len(table), dtype=np.int8), ["asserts"]
    column = table["commitment"].as_names()
    return column.values, [label or "asserts" for label in (*column.labels, None)]


class _Told(NamedTuple):
    """What a statement of a cause tells, None where nothing is coded."""

    id: str
    cause: Any
    effect: Any
    sign: Any
    strength: Any
    hedge: Any
    quote: Any
    document: Any
    speaker: Any
    holder: Any
    commitment: Any

    def claim(self) -> Claim:
        """The claim a statement is. Raises OptionError, UnknownName."""
        sign = SIGNS.get(self.sign) if isinstance(self.sign, str) else None
        if sign is None:
            sign = sign_of(self.sign, self.where)
        word, weight = "", None
        if self.strength is not None:
            word, weight = strength_of(self.strength, self.where)
        document = str(self.document or "")
        return Claim(
            str(self.cause).strip(),
            str(self.effect).strip(),
            sign,
            self.id,
            str(self.holder or self.speaker or document),
            str(self.commitment or "asserts"),
            word,
            str(self.hedge or ""),
            str(self.quote or ""),
            document,
            self.speaker,
            weight,
        )

    @property
    def where(self) -> str:
        """How a statement is called in what is said of it."""
        return f"statement {self.id} ({self.cause} -> {self.effect})"


def _told(table: Statements, rows: npt.NDArray[np.bool_]) -> Iterator[_Told]:
    """What some statements tell."""
    asked = {name: c.take(rows) for name, c in table.columns.items() if name in _Told._fields}
    some = replace(table, columns=asked)
    fields = (some[n].plain() if n in some else repeat(None) for n in _Told._fields[1:])
    return map(_Told._make, zip(some.ids, *fields, strict=False))
