"""From one factor to another: paths, who tells them whole, Axelrod's total effect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from ..errors import OptionError
from ..model import CausalMap
from ..shown import Shown
from .chains import Found, Step, chain_signs, distances, steps_of, stitched_from, told_whole_by

Pair: TypeAlias = tuple[str, str]
"""A cause and its effect."""
PATH_CAP = 20_000
"""Paths listed at most."""
SEARCH_CAP = 2_000_000
"""Steps a search for paths takes at most, so that none runs for ever."""


@dataclass(frozen=True, slots=True)
class Path:
    """A path, ``concepts`` in order. A chain stitched from several sources is nobody's claim: see
    ``told_whole_by``.

    ``sign`` is 1, -1, or 0 where a sign was not said; ``weakest`` the least number of sources of
    any step.
    """

    concepts: tuple[str, ...]
    sign: int
    told_whole_by: int
    stitched_from: int
    weakest: int
    sources: tuple[str, ...]
    steps: tuple[Step, ...]


def paths(
    m: CausalMap, cause: str, effect: str, *, max_length: int | None = 4, cap: int = PATH_CAP
) -> Found[Path]:
    """Every simple path of at most ``max_length`` links from ``cause`` to ``effect``, short ones
    first.

    Disputed signs give one path per resulting sign. At most ``cap`` paths and a fixed number of
    search steps; where that was not enough ``complete`` is False. Raises UnknownName for a factor
    that is not there.
    """
    a, b = _ends(m, cause, effect)
    length = _length(max_length)
    steps = steps_of(m)
    found, complete = _simple_paths(_following(m, steps), a, b, length, cap)
    out = []
    for nodes in found:
        names = tuple(m.concepts[i] for i in nodes)
        chain = tuple(steps[pair] for pair in pairwise(names))
        everyone = stitched_from(chain)
        weakest = min(len(s.told_by) for s in chain)
        for sign in chain_signs(chain):
            whole = told_whole_by(chain, sign)
            out.append((nodes, Path(names, sign, len(whole), len(everyone), weakest, whole, chain)))
    out.sort(key=lambda pair: (len(pair[0]), pair[0], -pair[1].sign))
    note = (
        ""
        if complete
        else f"There are more paths than the {len(found)} listed: shorten max_length or zoom out."
    )
    return Found([path for _, path in out], complete, note)


def threads(
    m: CausalMap, cause: str, effect: str, *, max_length: int | None = 4, cap: int = PATH_CAP
) -> Found[Path]:
    """The paths at least one source tells whole, those told by most sources first: nobody's words
    are stitched.
    """
    found = paths(m, cause, effect, max_length=max_length, cap=cap)
    own = sorted(
        (p for p in found if p.told_whole_by), key=lambda p: (-p.told_whole_by, len(p.concepts))
    )
    return Found(own, found.complete, found.note)


@dataclass(frozen=True, slots=True, repr=False)
class TotalEffect(Shown):
    """Axelrod's total effect. ``effect``: "+", "-", "a" (indeterminate), "0" (no path), "?" (a sign
    not said).

    ``positive``/``negative``/``unknown`` count the paths by sign (a path with a disputed link
    counts under each).
    Where ``complete`` is False the search was capped and the counts are lower bounds; "a" then
    still holds.
    """

    cause: str
    effect_on: str
    effect: str
    positive: int
    negative: int
    unknown: int
    complete: bool = True

    @property
    def sign(self) -> int | None:
        """1, -1, 0 where there is no path, None where it is indeterminate or not said."""
        return {"+": 1, "-": -1, "0": 0}.get(self.effect)

    @property
    def balanced(self) -> bool:
        """False where paths disagree."""
        return not (self.positive and self.negative)

    def __str__(self) -> str:
        return self.effect


def total_effect(
    m: CausalMap, cause: str, effect: str, *, max_length: int | None = None
) -> TotalEffect:
    """The sum over all simple paths, after Axelrod 1976: all + gives +, all − gives −, both gives
    "a".

    Paths of any length unless ``max_length`` says otherwise.
    """
    a, b = _ends(m, cause, effect)
    counts, complete = _sign_counts(m, a, b, _length(max_length))
    positive, negative, unknown = counts[1], counts[-1], counts[0]
    if positive and negative:
        verdict = "a"
    elif unknown:
        verdict = "?"
    else:
        verdict = "+" if positive else "-" if negative else "0"
    return TotalEffect(cause, effect, verdict, positive, negative, unknown, complete)


def traced_pairs(
    every: Sequence[Pair],
    live: Sequence[Pair],
    sources: Sequence[str],
    targets: Sequence[str],
    length: int,
) -> tuple[set[Pair], bool]:
    """Those of ``every`` (cause, effect) on a simple path of at most ``length`` of the ``live``
    ones.

    Both ends given: on such a path between them; only one: links whose near end lies less than
    ``length`` links away from it. Second value: whether the search was complete.
    """
    length = _length(length)
    after: dict[str, list[str]] = {}
    before: dict[str, list[str]] = {}
    for cause, effect in live:
        after.setdefault(cause, []).append(effect)
        before.setdefault(effect, []).append(cause)
    if not (sources and targets):
        near = distances(after if sources else before, sources or targets)
        near_end = 0 if sources else 1
        return {pair for pair in every if near.get(pair[near_end], length) < length}, True
    names = sorted({name for pair in every for name in pair})
    at = {name: i for i, name in enumerate(names)}
    following = {at[a]: sorted({at[b] for b in bs}) for a, bs in after.items()}
    pairs: set[Pair] = set()
    whole = True
    for a in sources:
        for b in targets:
            if a == b or a not in at or b not in at:
                continue
            found, complete = _simple_paths(following, at[a], at[b], length, PATH_CAP)
            whole &= complete
            for nodes in found:
                pairs |= {(names[i], names[j]) for i, j in pairwise(nodes)}
    return pairs, whole


def _ends(m: CausalMap, cause: str, effect: str) -> tuple[int, int]:
    a, b = m.index(cause), m.index(effect)
    if a == b:
        raise OptionError(
            f"{cause!r} is both cause and effect: a way back to a factor is a loop, ask loops."
        )
    return a, b


def _length(value: int | None) -> int:
    if value is None:
        return 1 << 30
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise OptionError(
            f"max_length is {value!r}: give a whole number of links, 1 or more, or None for any."
        )
    return value


def _following(m: CausalMap, steps: Iterable[tuple[str, str]]) -> dict[int, list[int]]:
    at = {name: i for i, name in enumerate(m.concepts)}
    out: dict[int, list[int]] = {}
    for a, b in steps:
        if a != b:
            out.setdefault(at[a], []).append(at[b])
    return {a: sorted(bs) for a, bs in out.items()}


def _reversed(following: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    out: dict[int, list[int]] = {}
    for a, bs in following.items():
        for b in bs:
            out.setdefault(b, []).append(a)
    return out


def _simple_paths(
    following: Mapping[int, Sequence[int]], start: int, stop: int, length: int, cap: int
) -> tuple[list[tuple[int, ...]], bool]:
    """Depth first, never towards a factor from which ``stop`` is out of reach in the links left."""
    if isinstance(cap, bool) or not isinstance(cap, int) or cap < 1:
        raise OptionError(f"cap is {cap!r}: give a whole number, 1 or more.")
    to_stop = distances(_reversed(following), [stop])
    found: list[tuple[int, ...]] = []
    if start not in to_stop:
        return found, True
    way = [start]
    on_way = {start}
    branches = [iter(following.get(start, ()))]
    budget = SEARCH_CAP
    while branches:
        b = next(branches[-1], None)
        if b is None:
            branches.pop()
            on_way.discard(way.pop())
            continue
        budget -= 1
        if budget < 0:
            return found, False
        if b in on_way or b not in to_stop or len(way) + to_stop[b] > length:
            continue
        if b == stop:
            if len(found) == cap:
                return found, False
            found.append((*way, b))
            continue
        way.append(b)
        on_way.add(b)
        branches.append(iter(following.get(b, ())))
    return found, True


def _sign_counts(m: CausalMap, start: int, stop: int, length: int) -> tuple[dict[int, int], bool]:
    """Simple paths by sign, without listing them."""
    at = {name: i for i, name in enumerate(m.concepts)}
    following: dict[int, list[tuple[int, frozenset[int]]]] = {}
    for (cause, effect), step in steps_of(m).items():
        if cause != effect:
            following.setdefault(at[cause], []).append((at[effect], step.signs))
    plain = {a: [b for b, _ in bs] for a, bs in following.items()}
    to_stop = distances(_reversed(plain), [stop])
    counts = {1: 0, -1: 0, 0: 0}
    if start not in to_stop:
        return counts, True
    way, on_way = [start], {start}
    reach: list[frozenset[int]] = [frozenset({1})]
    branches = [iter(following.get(start, ()))]
    budget = SEARCH_CAP
    while branches:
        taken = next(branches[-1], None)
        if taken is None:
            branches.pop()
            reach.pop()
            on_way.discard(way.pop())
            continue
        b, signs = taken
        budget -= 1
        if budget < 0:
            return counts, False
        if b in on_way or b not in to_stop or len(way) + to_stop[b] > length:
            continue
        here = frozenset(r * s for r in reach[-1] for s in signs)
        if b == stop:
            for sign in here:
                counts[sign] += 1
            continue
        way.append(b)
        on_way.add(b)
        reach.append(here)
        branches.append(iter(following.get(b, ())))
    return counts, True
