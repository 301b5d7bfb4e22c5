"""Which values are coded in the same place: the same passage, turn, or few sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ...errors import OptionError, UnknownName
from ...model import Statements, Study
from ...shown import Shown, Tabular
from ..options import whole
from ..tally import Floats, Ints, Tally
from .asking import asked_as, of_one, refuse_unasked

PLACES: Final = ("passage", "turn", "sentences")
"""Marks that overlap; one turn; so many sentences that follow one another."""

MOST_PAIRS: Final = 20_000_000
"""Pairs of statements that are still counted at once."""


@dataclass(frozen=True, repr=False)
class CoOccurrence(Shown, Tabular):
    """Pairs of statements in the same place, by their values, most pairs first.

    ``counts`` has shape (values, values), integer, symmetric: a cell off the diagonal counts pairs
    of one statement of each value, the diagonal pairs of two statements of the same. ``n`` is the
    number of pairs, each once; ``statements_n`` how many statements were looked at.
    """

    variable: str
    within: str
    reach: int
    values: tuple[str, ...]
    counts: Ints
    n: int
    statements_n: int
    study: Study
    why_empty: str | None
    behind: Callable[[int, int | None], list[str]]

    @property
    def totals(self) -> Ints:
        """How often each value takes part in a pair, shape (values,): twice where both are of
        it."""
        return np.asarray(self.counts.sum(axis=1) + np.diagonal(self.counts))

    @property
    def expected(self) -> Floats:
        """Pairs there would be if each statement met others regardless of their value: the product
        of both totals by the sum of all, half of it on the diagonal."""
        totals = self.totals
        made = np.outer(totals, totals) / max(1, 2 * self.n)
        np.fill_diagonal(made, np.diagonal(made) / 2)
        return made

    def statements(self, one: str, other: str | None = None) -> list[str]:
        """Ids of the statements in the pairs of two values, or in all pairs of one. Raises
        UnknownName."""
        for name in (one, other):
            if name is not None and name not in self.values:
                raise UnknownName(self.variable, name, self.values)
        at = None if other is None else self.values.index(other)
        return self.behind(self.values.index(one), at)

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a pair of values that meet."""
        r, c = np.nonzero(np.triu(self.counts))
        return {
            self.variable: [self.values[i] for i in r],
            f"other {self.variable}": [self.values[j] for j in c],
            "pairs": self.counts[r, c].tolist(),
            "expected": self.expected[r, c].tolist(),
        }


def co_occurrence(
    statements: Statements,
    *,
    variable: str = "concept",
    within: str = "passage",
    reach: int = 1,
    **options: Any,
) -> CoOccurrence:
    """How often two values are coded in the same place of a text, as pairs of statements.

    Only statements of one coder make a pair: two coders who mark the same words have coded one
    thing twice, and nothing together.

    ``within``: passage (the marked words overlap), turn, or sentences: both begin within ``reach``
    sentences that follow one another (1: the same sentence). Turns and sentences need the columns
    ``turn`` and ``sentence`` (whole numbers), which a project has. ``options`` are those of
    :func:`~hustings.networks.network` that select statements. Raises UnknownName, OptionError.

    >>> from hustings.model import Statements
    >>> s = Statements.from_columns({"concept": ["Fares", "Ferry", "Quay"],
    ...     "start": [0, 5, 20], "stop": [10, 15, 30]})
    >>> made = co_occurrence(s)
    >>> made.values, made.counts.tolist()
    (('Fares', 'Ferry'), [[0, 1], [1, 0]])
    """
    refuse_unasked(options, ("variable", "within", "reach"))
    if within not in PLACES:
        raise UnknownName("place", within, PLACES)
    reach = whole("reach", reach)
    table = of_one(statements, variable, options)
    one, other = _pairs(*_stretches(table, within, reach))
    many = len(table.names1)
    low, high = np.minimum(table.a[one], table.a[other]), np.maximum(table.a[one], table.a[other])
    key = low.astype(np.int64) * max(1, many) + high
    x = np.bincount(key, minlength=many * many).reshape(many, many).astype(np.int64)
    x = x + np.triu(x, 1).T
    order = np.argsort(-(x.sum(axis=1) + np.diagonal(x)), kind="stable")
    shown = order[x.sum(axis=1)[order] > 0]

    def behind(i: int, j: int | None) -> list[str]:
        mine = [(table.a[one] == shown[i]), (table.a[other] == shown[i])]
        if j is None:
            which = mine[0] | mine[1]
        else:
            theirs = [(table.a[one] == shown[j]), (table.a[other] == shown[j])]
            which = (mine[0] & theirs[1]) | (mine[1] & theirs[0])
        return table.ids(np.unique(np.concatenate([one[which], other[which]])))

    return CoOccurrence(
        variable=variable,
        within=within,
        reach=reach,
        values=tuple(table.names1[i] for i in shown),
        counts=x[np.ix_(shown, shown)],
        n=len(one),
        statements_n=len(table),
        study=asked_as(
            "co_occurrence", table, {"variable": variable, "within": within, "reach": reach}
        ),
        why_empty=table.why_empty or (None if len(one) else _why(within, reach)),
        behind=behind,
    )


def _why(within: str, reach: int) -> str:
    if within == "passage":
        return "No two statements of the selection stand on the same passage; take a wider place."
    if within == "turn":
        return "No two statements of the selection stand in the same turn; take a wider place."
    if reach == 1:
        return "No two statements of the selection stand in the same sentence; take a wider place."
    return f"No two statements of the selection stand within {reach} sentences; take a wider place."


Stretches = tuple[Ints, Ints, Ints]
"""Of each statement: its text as one coder has it, and where its place begins and ends."""


def _stretches(table: Tally, within: str, reach: int) -> Stretches:
    """Two statements stand in one place where they are of one text and coder and these touch."""
    rows = table.rows
    text = table.statements["document"].as_names().values[rows].astype(np.int64)
    if "coder" in table.statements:
        coder = table.statements["coder"].as_names().values[rows].astype(np.int64)
        text = text * (coder.max(initial=0) + 2) + coder + 1  # one who is not named is one too
    if within == "passage":
        begin = table.statements["start"].values[rows].astype(np.int64)
        stop = table.statements["stop"].values[rows].astype(np.int64)
        return text, begin, np.maximum(begin, stop - 1)
    name = within.removesuffix("s")
    if name not in table.statements:
        raise OptionError(
            f"within={within!r} needs a column {name!r} that numbers the {name} each statement "
            f"stands in; a project has it, or take within='passage'.",
            within=within,
        )
    at = table.statements[name].values[rows].astype(np.int64)
    return text, at, at + (reach - 1 if within == "sentences" else 0)


def _pairs(text: Ints, begin: Ints, end: Ints) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Every two statements whose places touch, each pair once: in order of their beginnings, those
    that begin before one has ended. O(n log n + pairs)."""
    order = np.lexsort((begin, text))
    span = int(end.max(initial=0)) + 2
    low = text[order] * span + begin[order]
    high = text[order] * span + end[order]
    upto = np.searchsorted(low, high, side="right")
    many = upto - np.arange(len(order)) - 1
    total = int(many.sum())
    if total > MOST_PAIRS:
        raise OptionError(
            f"That makes {total:,} pairs of statements; at most {MOST_PAIRS:,} are counted. Take a "
            f"narrower place, or fewer statements.",
            pairs=total,
        )
    first = np.repeat(np.arange(len(order)), many)
    step = np.arange(total) - np.repeat(np.cumsum(many) - many, many)
    return order[first], order[first + 1 + step]
