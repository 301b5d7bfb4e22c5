"""What a page of relations offers to choose from: tellers, kinds, years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...networks.relations.ties import Tie as ToldTie
from ...project import Project
from ...show.times.axis import year_of
from ..answers.described import Counted, YearCount
from .accounts import whole


@dataclass(frozen=True, slots=True)
class Choices:
    """What a page offers to choose from, of all relations of a project."""

    tellers: Sequence[Counted]
    kinds: Sequence[Counted]
    years: Sequence[YearCount]


@lru_cache(maxsize=4)
def choices_of(project: Project, revision: int) -> Choices:
    ties = whole(project).ties
    return Choices(
        _counted(name for t in ties for name in t.tellers),
        _counted(t.kind for t in ties for _ in t.statements if t.kind),
        _years(ties),
    )


def _counted(names: Iterable[str]) -> list[Counted]:
    return [Counted(name, n) for name, n in Counter(names).most_common()]


MOST_STEPS = 60
STEPS = (1, 2, 5, 10, 20, 50, 100, 500, 1000, 10_000)


def _years(ties: Sequence[ToldTie]) -> list[YearCount]:
    """How many statements of relations speak of which years, in steps a slider can show."""
    told = [(t.earliest, len(t.statements)) for t in ties if t.earliest]
    told += [(t.latest, 0) for t in ties if t.latest]
    if not told:
        return []
    years = [(int(year_of(day)), n) for day, n in told]
    first, last = min(y for y, _ in years), max(y for y, _ in years)
    step = next((s for s in STEPS if (last - first) / s <= MOST_STEPS), STEPS[-1])
    begin = first // step * step
    counts = Counter[int]()
    for year, n in years:
        counts[begin + (year - begin) // step * step] += n
    return [YearCount(y, counts[y]) for y in range(begin, last + 1, step)]
