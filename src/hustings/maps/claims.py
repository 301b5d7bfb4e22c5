"""Statements -> the claims of causes among them, and what a selection leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import HustingsError, UnknownName
from ..model import Statements
from ..model.columns import Column
from ..model.links import Coded, Ints
from ..model.told_signs import sign_of, strength_of
from .claim_table import EMPTY, ClaimTable, Told, text_of


def claims_of(
    table: Statements,
    holders: Sequence[str | None],
    speakers: Sequence[str],
    commitments: Sequence[str],
    notes: list[str],
) -> ClaimTable:
    """The claims of a selection; what it leaves out is told in the notes."""
    if not _holds_causes(table, notes):
        return EMPTY
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
    claims = _read(table, chosen & wanted)
    if not len(claims):
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


def _read(table: Statements, chosen: npt.NDArray[np.bool_]) -> ClaimTable:
    """What some statements tell. Raises OptionError, UnknownName."""
    rows = np.flatnonzero(chosen)
    cause, effect = _values(table, "cause", rows), _values(table, "effect", rows)
    sign, strength = _values(table, "sign", rows), _values(table, "strength", rows)
    ids = [str(v) for v in table["id"].take(rows).plain()]
    signs, strengths = sign.each(_or_none(sign_of)), strength.each(_or_none(strength_of))
    wrong = _none(signs) | _none(strengths)
    if wrong.any():
        k = int(np.argmax(wrong))
        where = f"statement {ids[k]} ({cause.at(k)} -> {effect.at(k)})"
        sign_of(sign.at(k), where)
        strength_of(strength.at(k), where)
    cause, effect = cause.each(_stripped), effect.each(_stripped)
    number = {name: k for k, name in enumerate(dict.fromkeys((*cause.labels, *effect.labels)))}
    document = _values(table, "document", rows).each(text_of)
    speaker = _values(table, "speaker", rows)
    told = Told(
        Coded(np.arange(len(rows)), ids),
        _first_of(_values(table, "holder", rows), speaker, document),
        _values(table, "commitment", rows).each(lambda word: str(word or "asserts")),
        strengths,
        _values(table, "hedge", rows),
        _values(table, "quote", rows),
        document,
        speaker,
        _offsets(table, "start", rows),
        _offsets(table, "stop", rows),
        _values(table, "coder", rows).each(text_of),
    )
    one, other = (e.each(number.__getitem__) for e in (cause, effect))
    signed = np.array([sign or 0 for sign in signs.labels], dtype=np.int64)[signs.codes]
    return ClaimTable(tuple(number), _numbers(one), _numbers(other), signed, told)


def _values(table: Statements, name: str, rows: Ints) -> Coded:
    """A column of some rows, None where nothing is coded, or there is no such column."""
    if name not in table:
        return Coded(np.zeros(len(rows), dtype=np.int64), (None,))
    whole = table[name]
    if not whole.values.strides[0]:  # one value of all
        return Coded(np.zeros(len(rows), dtype=np.int64), whole.take(rows[:1]).plain())
    column = whole.take(rows)
    if column.kind == "name":
        codes = np.where(column.values < 0, len(column.labels), column.values)
        return Coded(codes.astype(np.int64), (*column.labels, None))
    if column.kind == "text":
        return Coded(np.arange(len(rows)), column.plain())
    different, codes = np.unique(column.values, return_inverse=True)
    return Coded(codes.astype(np.int64), replace(column, values=different).plain())


def _offsets(table: Statements, name: str, rows: Ints) -> Coded:
    """Offsets into texts, each its own code; 0 where there are none."""
    none = np.zeros(len(rows), dtype=np.int64)
    found = table[name].values[rows].astype(np.int64) if name in table else none
    return Coded(found, range(int(found.max(initial=0)) + 1))


def _or_none(reading: Callable[[Any, str], Any]) -> Callable[[Any], Any]:
    """What a value means, None where it means nothing."""

    def read(value: Any) -> Any:
        try:
            return reading(value, "")
        except HustingsError:
            return None

    return read


def _none(values: Coded) -> npt.NDArray[np.bool_]:
    return np.array([label is None for label in values.labels], dtype=bool)[values.codes]


def _numbers(values: Coded) -> Ints:
    return np.array(values.labels, dtype=np.int64)[values.codes]


def _stripped(value: Any) -> str:
    return str(value).strip()


def _first_of(*ways: Coded) -> Coded:
    """Of each row the first that says something, as text; "" where none does."""
    number = {"": 0}
    found = np.zeros(len(ways[0].codes), dtype=np.int64)
    for values in ways:
        told = values.each(lambda v: number.setdefault(str(v), len(number)) if v else 0)
        found = np.where(found > 0, found, _numbers(told))
    return Coded(found, tuple(number))
