"""What is kept of columns until something is written, and the columns of some statements of all."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np

from ...exchange.verdicts import COLUMN as JUDGED
from ...model import Selection, Statements
from ...model.columns import CODED
from ...model.statements import told_columns
from .splicing import compact

REMEMBERED: Final = 8
"""Selections whose columns are kept until something is written."""
ANSWERS: Final = 4
"""Answers over columns that are kept until something is written."""


@dataclass
class Kept:
    """All columns as they were after an entry of the log, and whether they are of ``revision``;
    those of some selections as of it.
    """

    lock: threading.Lock = field(default_factory=threading.Lock)
    number: int = -1
    revision: int = -1
    fresh: bool = False
    keeping: bool = False
    """Whether columns made anew are kept in the project's file."""
    all: Statements | None = None
    some: dict[tuple[Selection, bool], Statements] = field(default_factory=dict)
    answers: dict[Hashable, Any] = field(default_factory=dict)

    def as_of(self, revision: int) -> None:
        """Forget what was kept of another revision."""
        if revision != self.revision:
            self.some.clear()
            self.answers.clear()
            self.revision, self.fresh = revision, False


def always_there(statements: Statements) -> set[str]:
    """The columns that are there whatever the statements hold."""
    fields = {f.name for form in statements.forms for f in form.fields}
    told = told_columns((), {})
    return {*told, *fields, *(name + CODED for name in fields), "made_at", "hint", JUDGED}


def narrowed(whole: Statements, ids: Sequence[str], without: set[str]) -> Statements:
    """The columns of some statements, as if made of them alone, those of some texts left out."""
    if len(ids) == len(whole) and not without:
        return whole
    wanted = set(ids)
    mask = np.fromiter((key in wanted for key in whole["id"].values), dtype=bool, count=len(whole))
    if without:
        document = whole["document"]
        out = [k for k, label in enumerate(document.labels) if label in without]
        mask &= ~np.isin(document.values, out)
    taken = whole.take(mask)
    told = always_there(whole)
    made = {
        name: compact(column) if column.kind == "name" else column
        for name, column in taken.columns.items()
        if name in told or column.coded().any()
    }
    return replace(taken, columns=made)
