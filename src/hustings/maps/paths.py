"""From one factor to another: paths, who tells them whole, Axelrod's total effect, robustness three
ways.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from ..errors import OptionError
from ..model import CausalMap, Claim, Link
from ..shown import Listed, Shown
from .weights import live

PATH_CAP = 20_000
"""Paths listed at most."""
SEARCH_CAP = 2_000_000
"""Steps a search for paths takes at most, so that none runs for ever."""

T = TypeVar("T")


class Found(Listed[T]):
    """A list that says whether it is all: ``complete``, and in words in ``note`` where it is
    not."""

    def __init__(self, items: Iterable[T] = (), complete: bool = True, note: str = "") -> None:
        super().__init__(items)
        self.complete = complete
        self.note = note


@dataclass(frozen=True, slots=True)
class Step:
    """One factor acting on another, with its links (one, or two where the sign is disputed).

    ``told_by`` maps each source to the signs it tells.
    """

    cause: str
    effect: str
    links: tuple[Link, ...]
    signs: frozenset[int]
    told_by: Mapping[str, frozenset[int]]

    @property
    def sign(self) -> int | None:
        """The one sign told (0: not said), None where it is disputed."""
        return next(iter(self.signs)) if len(self.signs) == 1 else None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of this step."""
        return tuple(c for link in self.links for c in link.claims)


def steps_of(m: CausalMap) -> dict[tuple[str, str], Step]:
    """Every pair of factors that is linked (denied links aside), with what is told of it."""
    pairs: dict[tuple[str, str], list[Link]] = {}
    for link in live(m):
        pairs.setdefault((link.cause, link.effect), []).append(link)
    out = {}
    for (cause, effect), links in pairs.items():
        by: dict[str, set[int]] = {}
        for link in links:
            for claim in link.claims:
                by.setdefault(claim.source, set()).add(claim.sign)
        out[cause, effect] = Step(
            cause,
            effect,
            tuple(links),
            frozenset(link.sign for link in links),
            {source: frozenset(signs) for source, signs in by.items()},
        )
    return out


def chain_signs(chain: Sequence[Step]) -> list[int]:
    """The signs the chain can have: the product of its steps' signs, each disputed sign taken both
    ways.
    """
    reach = {1}
    for step in chain:
        reach = {a * b for a in reach for b in step.signs}
    return sorted(reach, reverse=True)


def told_whole_by(chain: Sequence[Step], sign: int | None = None) -> tuple[str, ...]:
    """The sources that tell every step of the chain themselves, and so that it has this sign (None:
    any).
    """
    if not chain:
        return ()
    out = []
    for source in chain[0].told_by:
        reach = {1}
        for step in chain:
            reach = {a * b for a in reach for b in step.told_by.get(source, ())}
        if reach and (sign is None or sign in reach):
            out.append(source)
    return tuple(sorted(out))


def stitched_from(chain: Sequence[Step]) -> tuple[str, ...]:
    """All sources any step of the chain rests on."""
    return tuple(sorted({source for step in chain for source in step.told_by}))


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


@dataclass(frozen=True, slots=True, repr=False)
class Robustness(Shown):
    """How well "cause leads to effect" is supported, four ways.

    ``citations``: max-flow with citations as capacities (the argument count); ``source_counts``:
    max-flow with numbers of sources as capacities; ``own_paths``: sources with a complete path of
    their own; ``least_sources``:
    the least number of sources whose removal cuts every path, ``whose`` such a set. 0 throughout:
    no path.
    """

    citations: int
    source_counts: int
    own_paths: int
    least_sources: int
    whose: tuple[str, ...]
    tellers: tuple[str, ...]


def robustness(m: CausalMap, cause: str | Sequence[str], effect: str | Sequence[str]) -> Robustness:
    """Robustness of the argument that ``cause`` leads to ``effect`` (either may be several
    factors).

    Signs are not looked at: disputed links carry the citations of both. The least number of sources
    is a minimum hitting set, solved exactly as an integer program.
    """
    origins = _several(m, cause)
    targets = _several(m, effect)
    both = set(origins) & set(targets)
    if both:
        name = m.concepts[min(both)]
        raise OptionError(
            f"{name!r} is both origin and target: choose two different factors.", factor=name
        )
    at = {name: i for i, name in enumerate(m.concepts)}
    told: dict[tuple[int, int], list[str]] = {}
    for link in live(m):
        if link.cause != link.effect:
            told.setdefault((at[link.cause], at[link.effect]), []).extend(
                c.source for c in link.claims
            )
    everyone = sorted({source for sources in told.values() for source in sources})
    by_source: dict[str, dict[int, list[int]]] = {source: {} for source in everyone}
    for (a, b), sources in told.items():
        for source in set(sources):
            by_source[source].setdefault(a, []).append(b)
    tellers = tuple(s for s in everyone if _reaches(by_source[s], origins, targets))
    citations = _flow(origins, targets, {pair: len(sources) for pair, sources in told.items()})
    source_counts = _flow(
        origins, targets, {pair: len(set(sources)) for pair, sources in told.items()}
    )
    whose = _least_sources(origins, targets, told, everyone) if citations else ()
    return Robustness(citations, source_counts, len(tellers), len(whose), whose, tellers)


def traced_pairs(
    claims: Sequence[Claim], sources: Sequence[str], targets: Sequence[str], length: int
) -> tuple[set[tuple[str, str]], bool]:
    """The (cause, effect) pairs on a simple path of at most ``length`` links.

    Both ends given: on such a path between them; only one: links whose near end lies less than
    ``length`` links away from it. Second value: whether the search was complete.
    """
    length = _length(length)
    after: dict[str, list[str]] = {}
    before: dict[str, list[str]] = {}
    for c in claims:
        if c.commitment != "rejects":
            after.setdefault(c.cause, []).append(c.effect)
            before.setdefault(c.effect, []).append(c.cause)
    if not (sources and targets):
        near = _distances(after if sources else before, sources or targets)
        return {
            (c.cause, c.effect)
            for c in claims
            if near.get(c.cause if sources else c.effect, length) < length
        }, True
    names = sorted({name for c in claims for name in (c.cause, c.effect)})
    at = {name: i for i, name in enumerate(names)}
    following = {at[a]: sorted({at[b] for b in bs}) for a, bs in after.items()}
    pairs: set[tuple[str, str]] = set()
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


def _several(m: CausalMap, names: str | Sequence[str]) -> list[int]:
    return [m.index(n) for n in ([names] if isinstance(names, str) else names)]


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


def _distances(following: Mapping[T, Sequence[T]], starts: Iterable[T]) -> dict[T, int]:
    far = dict.fromkeys(starts, 0)
    queue = deque(far)
    while queue:
        a = queue.popleft()
        for b in following.get(a, ()):
            if b not in far:
                far[b] = far[a] + 1
                queue.append(b)
    return far


def _reversed(following: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    out: dict[int, list[int]] = {}
    for a, bs in following.items():
        for b in bs:
            out.setdefault(b, []).append(a)
    return out


def _reaches(
    following: Mapping[int, Sequence[int]], origins: Sequence[int], targets: Sequence[int]
) -> bool:
    far = _distances(following, origins)
    return any(t in far for t in targets)


def _simple_paths(
    following: Mapping[int, Sequence[int]], start: int, stop: int, length: int, cap: int
) -> tuple[list[tuple[int, ...]], bool]:
    """Depth first, never towards a factor from which ``stop`` is out of reach in the links left."""
    if isinstance(cap, bool) or not isinstance(cap, int) or cap < 1:
        raise OptionError(f"cap is {cap!r}: give a whole number, 1 or more.")
    to_stop = _distances(_reversed(following), [stop])
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
    to_stop = _distances(_reversed(plain), [stop])
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


def _flow(
    origins: Sequence[int], targets: Sequence[int], capacity: Mapping[tuple[int, int], int]
) -> int:
    import networkx as nx

    graph = nx.DiGraph()
    for (a, b), size in capacity.items():
        graph.add_edge(a, b, capacity=size)
    graph.add_edges_from(("origin", node) for node in origins)  # no capacity: unbounded
    graph.add_edges_from((node, "target") for node in targets)
    return int(nx.maximum_flow_value(graph, "origin", "target"))


def _least_sources(
    origins: Sequence[int],
    targets: Sequence[int],
    told: Mapping[tuple[int, int], Sequence[str]],
    everyone: Sequence[str],
) -> tuple[str, ...]:
    """Minimum set of sources whose removal cuts every path.

    One variable per source (removed or not) and one per factor (still reached); for each link and
    each of its sources, reached(effect) >= reached(cause) − removed(all its sources), written with
    one variable per link that may only be 1 where every source of the link is removed.
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    nodes = sorted({n for pair in told for n in pair} | set(origins) | set(targets))
    links = list(told)
    s, v, e = len(everyone), len(nodes), len(links)
    source_at = {name: i for i, name in enumerate(everyone)}
    node_at = {n: s + i for i, n in enumerate(nodes)}
    rows: list[dict[int, int]] = []
    for k, (a, b) in enumerate(links):
        rows.append({node_at[b]: 1, node_at[a]: -1, s + v + k: 1})
        rows.extend({source_at[name]: 1, s + v + k: -1} for name in sorted(set(told[a, b])))
    data = [(i, j, x) for i, row in enumerate(rows) for j, x in row.items()]
    i, j, x = zip(*data, strict=True)
    matrix = csr_array((x, (i, j)), shape=(len(rows), s + v + e))
    low, high = np.zeros(s + v + e), np.ones(s + v + e)
    low[[node_at[n] for n in origins]] = 1
    high[[node_at[n] for n in targets]] = 0
    whole = np.zeros(s + v + e)
    whole[:s] = 1
    answer = milp(
        whole,
        constraints=LinearConstraint(matrix, 0, np.inf),
        integrality=whole,
        bounds=Bounds(low, high),
        options={"time_limit": 30},
    )
    if answer.status != 0:
        raise OptionError(
            f"The least number of sources between these factors was not found within 30 seconds "
            f"({len(links)} links, "
            f"{len(everyone)} sources): zoom out or choose fewer."
        )
    return tuple(name for name, r in zip(everyone, answer.x[:s], strict=True) if r > 0.5)
