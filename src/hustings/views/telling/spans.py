"""Times of items in words and in years, and how many speak of which."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from ...show.times.axis import year_of
from ...times import Item, Marks
from .told import said_when

STEPS = (1, 2, 5, 10, 20, 50, 100, 500, 1000, 10_000, 100_000)
MOST_STEPS = 80


def when(item: Item) -> str:
    """The time of an item in words."""
    return said_when(item.earliest, item.latest, soft=item.approximate, hatched=item.unspecified)


def years_of(item: Item) -> tuple[float | None, float | None]:
    """First and last day in years."""
    return _in_years(item.earliest, item.latest)


@lru_cache(maxsize=32_768)
def _in_years(earliest: str | None, latest: str | None) -> tuple[float | None, float | None]:
    """The same of two days; a history asks for those of each item several times."""
    return (year_of(earliest) if earliest else None, year_of(latest) if latest else None)


def reach_of(items: Marks) -> tuple[float, float] | None:
    """First and last year that are spoken of."""
    ends = ends_of(items)
    if not ends:
        return None
    first, last = int(ends[0] // 1), int(ends[1] // 1)
    return float(first), float(max(last, first + 1))


def ends_of(items: Marks) -> tuple[float, ...]:
    """The first and the last day that are spoken of, in years; none where none is."""
    years = [y for days in items.spans() for y in _in_years(*days) if y is not None]
    return (min(years), max(years)) if years else ()


def band_of(items: Marks) -> tuple[float, tuple[tuple[float, int], ...]]:
    """How many statements speak of each step of years; several where it reaches over
    several, where an end is open that of the end that is told."""
    span = reach_of(items)
    if span is None:
        return 1.0, ()
    first, last = int(span[0]), int(span[1])
    step = next((s for s in STEPS if (last - first) / s <= MOST_STEPS), STEPS[-1])
    begin = first // step * step
    steps = range((last - begin) // step + 1)
    more = [0] * (len(steps) + 1)  # how many begin to speak of a step, less those that have ended
    for days, times in items.spans().items():
        one, two = _in_years(*days)
        begins, ends = two if one is None else one, one if two is None else two
        if begins is None or ends is None:
            continue
        low, high = int((begins - begin) // step), int((ends - 1e-6 - begin) // step)
        more[low] += times
        more[max(low, high) + 1] -= times
    counts = list(accumulate(more))
    return float(step), tuple((float(begin + k * step), counts[k]) for k in steps)
