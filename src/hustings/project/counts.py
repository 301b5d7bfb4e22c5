"""How many statements bear each name: of columns where they are there, else asked of the store."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from .. import store
from ..model import Selection, Statements
from ..model.columns import Column
from .asking import Asked
from .columns.collection import Columns

NAMED: Final = ("speaker", "holder", "coder", "form", "commitment")
"""What is counted of columns as the store counts it."""


class Counts(Columns):
    """Counts over all statements; of a million the store takes a third of a second for each."""

    def counted(self, asked: Asked, by: str) -> dict[str, int]:
        """How many of the statements that fit bear each name: "speaker", "holder", "form", "coder",
        "commitment", or "transcript" (by id). Nobody named is left out.
        """
        there = self._there() if by in NAMED and _is_plain(asked) and not self.layers else None
        if there is None or by not in there:
            return super().counted(asked, by)
        s = asked.selection
        wanted = {"form": s.forms, "holder": s.holders, "commitment": s.commitments}
        mask = np.ones(len(there), dtype=bool)
        for name, some in wanted.items():
            if some:
                mask &= _among(there, name, some)
        found = _bincount(there[by], mask)
        if by not in ("speaker", "holder"):
            return found
        # in the order of their ids, as the store gives them: it decides between equals
        names = self.names_by_id("actors")
        return {names[key]: found[names[key]] for key in sorted(names) if names[key] in found}

    def codings(self) -> dict[tuple[str, str], int]:
        """How many statements each coder made in each transcript: (transcript, coder) -> number;
        what was settled between them left out.
        """
        there = self._there()
        if there is None or store.settled(self.database):
            return super().codings()
        text, coder = there["document"], there["coder"]
        wide = len(coder.labels) + 1
        many = np.bincount(text.values.astype(np.int64) * wide + coder.values + 1)
        names = ("", *coder.labels)
        return {
            (text.labels[k // wide], names[k % wide]): int(many[k])
            for k in np.flatnonzero(many).tolist()
        }

    def _there(self) -> Statements | None:
        """All columns where they are there and nothing was written since, every statement counts
        and nobody makes them just now; None otherwise: making them for a count would cost more.
        """
        kept = self._kept_columns
        if kept.all is None or self.database.scope is not None or not self.once():
            return None
        if not kept.lock.acquire(blocking=False):
            return None
        try:
            kept.as_of(self.database.whole.revision())
            return kept.all if kept.fresh else None
        finally:
            kept.lock.release()


def _is_plain(asked: Asked) -> bool:
    """Whether it asks by form, holder and commitment at most."""
    bare = replace(asked.selection, forms=(), holders=(), commitments=())
    return replace(asked, selection=bare) == Asked(Selection())


def _among(table: Statements, name: str, names: Collection[str]) -> npt.NDArray[np.bool_]:
    """Which rows bear one of some names."""
    if name not in table:
        return np.zeros(len(table), dtype=bool)
    column = table[name].as_names()
    wanted = np.array([label in names for label in (*column.labels, "")], dtype=bool)
    return np.asarray(wanted[column.values])  # -1, nobody, is the last


def _bincount(column: Column, mask: npt.NDArray[np.bool_]) -> dict[str, int]:
    values = column.values[mask]
    many = np.bincount(values[values >= 0], minlength=len(column.labels)).tolist()
    return {label: n for label, n in zip(column.labels, many, strict=True) if n}
