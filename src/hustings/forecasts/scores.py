"""How forecasts fared: shares by commitment first, a Brier score only where one is honest.

Brier, *Verification of forecasts expressed in terms of probability*, 1950: the mean of
(p − o)², p the probability that was given, o 1 where it came about, 0 where not. Here p is a number
that was said or a range that was agreed on for the speaker's words, and o is 0 to 1 where judges
differ or say "partly"; so the score is a range, and nothing is averaged over judges.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..model import OUTCOMES
from ..shown import Shown, Tabular, columns_of
from ..wording import say, say_many
from .ledgers import Forecast
from .likelihoods import Range, Ranges, likelihood_range

HALF = 0.5
"""The base rate that is hardest to foretell."""

FEWEST = 10
"""Under so many decided forecasts there is no score: of ten, one more right moves a share by .1."""


@dataclass(frozen=True, slots=True)
class Share:
    """How the decided forecasts of one commitment fared; a count per outcome, ``differ`` where
    judges differ."""

    commitment: str
    forecasts: int
    decided: int
    outcomes: dict[str, int]
    differ: int


@dataclass(frozen=True, slots=True, repr=False)
class Score(Shown, Tabular):
    """How forecasts fared.

    ``came_about`` is the share that came about among those that could be decided (the base rate),
    a range where judges differ or say "partly"; ``brier`` the score of those with a probability,
    ``brier_of_base_rate`` what always saying the base rate would have scored. All three are None
    with fewer than ten; ``says`` says so in a sentence and counts what cannot be decided.
    """

    forecasts: int
    decided: int
    undecidable: int
    with_probability: int
    shares: tuple[Share, ...]
    came_about: Range | None
    brier: Range | None
    brier_of_base_rate: Range | None
    says: str

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a commitment: forecasts, decided, a column an outcome."""
        shares = columns_of(self.shares, ("commitment", "forecasts", "decided", "differ"))
        outcomes = dict.fromkeys(name for s in self.shares for name in s.outcomes)
        return shares | {n: [s.outcomes.get(n, 0) for s in self.shares] for n in outcomes}


def score(rows: Iterable[Forecast], *, ranges: Ranges | None = None) -> Score:
    """How the forecasts of a ledger fared; ``ranges`` are agreed words of likelihood
    (:func:`~hustings.forecasts.ranges_of`)."""
    rows = tuple(rows)
    judged = [row for row in rows if row.outcomes]
    decided = [(row, o) for row in judged if (o := _came(row)) is not None]
    undecidable = len(judged) - len(decided)
    given = [(p, o) for row, o in decided if (p := likelihood_range(row.likelihood, ranges))]
    base = _mean([o for _, o in decided]) if len(decided) >= FEWEST else None
    brier = _mean([_squared(p, o) for p, o in given]) if len(given) >= FEWEST else None
    return Score(
        forecasts=len(rows),
        decided=len(decided),
        undecidable=undecidable,
        with_probability=len(given),
        shares=_shares(rows),
        came_about=base,
        brier=brier,
        brier_of_base_rate=_of_base_rate([o for _, o in given]) if brier else None,
        says=_says(len(decided), undecidable, len(given), base, brier),
    )


def _came(row: Forecast) -> Range | None:
    """0 to 1: where between *did not* and *came about* the judges see it; None where none can
    tell."""
    values = [_VALUES[o] for o in row.outcomes if o in _VALUES]
    return (min(low for low, _ in values), max(high for _, high in values)) if values else None


_VALUES: dict[str, Range] = {"came about": (1, 1), "did not": (0, 0), "partly": (0, 1)}


def _squared(p: Range, o: Range) -> Range:
    """The least and the largest (p − o)² over two ranges."""
    overlap = max(p[0], o[0]) <= min(p[1], o[1])
    least = 0.0 if overlap else min(abs(p[0] - o[1]), abs(p[1] - o[0])) ** 2
    return least, max(abs(p[0] - o[1]), abs(p[1] - o[0])) ** 2


def _mean(values: Sequence[Range]) -> Range:
    n = len(values)
    return sum(low for low, _ in values) / n, sum(high for _, high in values) / n


def _of_base_rate(came: Sequence[Range]) -> Range:
    """r(1 − r), the score of always saying the base rate r, over the range of r."""
    low, high = _mean(came)
    ends = (low * (1 - low), high * (1 - high))
    return min(ends), HALF * (1 - HALF) if low <= HALF <= high else max(ends)


def _shares(rows: Sequence[Forecast]) -> tuple[Share, ...]:
    out = []
    for commitment in dict.fromkeys(row.commitment for row in rows):
        own = [row for row in rows if row.commitment == commitment]
        single = [row.outcomes[0] for row in own if len(row.outcomes) == 1]
        counts = {o: single.count(o) for o in OUTCOMES if o != "open"}
        differ = sum(len(row.outcomes) > 1 for row in own)
        out.append(Share(commitment, len(own), len(single) + differ, counts, differ))
    return tuple(sorted(out, key=lambda share: -share.forecasts))


def _says(
    decided: int, undecidable: int, given: int, base: Range | None, brier: Range | None
) -> str:
    cannot = say("; {n} more cannot be decided", n=undecidable) if undecidable else ""
    if base is None:
        few = say(
            "{decided} decided{cannot}: fewer than {fewest}, so there is no score.",
            decided=decided,
            cannot=cannot,
            fewest=FEWEST,
        )
        more = say_many(FEWEST - decided, "{n} more is needed.", "{n} more are needed.")
        return f"{few} {more}"
    came = say(
        "{share} of {decided} decided came about{cannot}.",
        share=_range(base),
        decided=decided,
        cannot=cannot,
    )
    if brier is None:
        few = say_many(
            given,
            "{n} of them has a number or an agreed range for its likelihood: fewer than {fewest}, "
            "so there is no Brier score.",
            "{n} of them have a number or an agreed range for their likelihood: fewer than "
            "{fewest}, so there is no Brier score.",
            fewest=FEWEST,
        )
        return f"{came} {few}"
    scored = say(
        "Brier score {score} on the {n} that have a likelihood.", score=_range(brier), n=given
    )
    return f"{came} {scored}"


def _range(pair: Range) -> str:
    low, high = (f"{value:.2f}" for value in pair)
    return low if low == high else f"{low} to {high}"
