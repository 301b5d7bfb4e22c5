"""Unitizing alpha: finding, bounds and codes at once, over a text as a continuum.

Krippendorff, Mathet, Bouvry & Widlöcher 2016, Quality & Quantity 50. The continuum of length L is
cut for each of m coders into units with a code and gaps between them (code None here).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import OptionError
from .spans import Span, covered
from .table import PAIR, Floats

GAP = None


@dataclass(frozen=True)
class Unitized:
    """Values of unitizing alpha, None where undefined (``why`` says so).

    ``u``: finding, bounds and codes at once; ``binary``: relevant or not; ``cu``: codes where both
    found something; ``k``: each code; ``coverage`` and ``k_coverage``: the share of the compared
    lengths that ``cu`` and each ``k`` rest on.
    """

    u: float | None
    binary: float | None
    cu: float | None
    k: dict[Hashable, float | None]
    coverage: float | None
    k_coverage: dict[Hashable, float | None]
    why: str = ""


@dataclass(frozen=True)
class Layered:
    """One layer per code, for coders whose spans overlap.

    ``value`` is 1 - sum D_o / sum D_e over the layers; ``layers`` has each code's own value.
    """

    value: float | None
    layers: dict[Hashable, float | None]
    why: str = ""


@dataclass(frozen=True)
class _Unit:
    start: int
    end: int
    code: Hashable | None

    @property
    def length(self) -> int:
        return self.end - self.start


def unitized(spans: Mapping[str, Sequence[Span]], length: int) -> Unitized:
    """Unitizing alpha of ``{coder: spans}`` over ``length`` code points.

    Raises OptionError where a coder's own spans overlap (see :func:`layered`) or leave the text.

    >>> both = {"Anna": [(0, 5, "x"), (8, 9, "y")], "Ben": [(0, 5, "x"), (8, 9, "y")]}
    >>> unitized(both, 10).u
    1.0
    """
    cut = _cut(spans, length)
    if len(cut) < 2:
        return Unitized(None, None, None, {}, None, {}, "There is one coder: nothing to compare.")
    codes = sorted({u.code for row in cut for u in row if u.code is not GAP}, key=str)
    if not codes:
        return Unitized(None, None, None, {}, None, {}, "Nobody marked anything.")
    observed = _observed(cut, [GAP, *codes])
    expected = _expected(cut, [GAP, *codes], observed)
    total = observed.sum()
    u = _alpha(total - np.trace(observed), total - np.trace(expected))
    binary = _alpha(observed[0].sum() - observed[0, 0], expected[0].sum() - expected[0, 0])
    coded = observed[1:, 1:]
    cu, k = _coded(coded, _squares(cut, codes))
    reach = observed.sum(axis=1)[1:]
    share = coded.sum(axis=1)
    return Unitized(
        u,
        binary,
        cu,
        dict(zip(codes, k, strict=True)),
        float(share.sum() / total),
        {c: float(s / r) if r else None for c, s, r in zip(codes, share, reach, strict=True)},
        _why(u, cu, codes),
    )


def _why(u: float | None, cu: float | None, codes: Sequence[Hashable]) -> str:
    if u is None:
        return "Every coder marked the whole text with one code: there is nothing to correct for."
    if cu is None and len(codes) == 1:
        return f"Only one code ({codes[0]}) is used, so codes cannot be told apart."
    if cu is None:
        return "No passage was marked by two coders, or they used one code only where they did."
    return ""


def _alpha(observed: float, expected: float) -> float | None:
    # Lengths are whole numbers: a difference this small is rounding.
    return None if expected <= 1e-9 else float(1.0 - observed / expected)


def _cut(spans: Mapping[str, Sequence[Span]], length: int) -> list[list[_Unit]]:
    """Each coder's units and gaps, in order, from 0 to ``length``."""
    if length <= 0:
        raise OptionError(f"The text has {length} code points: there is nothing to compare.")
    rows = []
    for coder, own in spans.items():
        at, row = 0, []
        for start, end, code in sorted(own, key=lambda s: (s[0], s[1])):
            if not 0 <= start < end <= length:
                raise OptionError(
                    f"{coder}'s span {start}–{end} does not lie in a text of {length} code points."
                )
            if start < at:
                raise OptionError(
                    f"{coder} has spans that overlap (at {start}); unitizing alpha is not defined "
                    "for those: compare layer by layer (layered)."
                )
            if start > at:
                row.append(_Unit(at, start, GAP))
            row.append(_Unit(start, end, _code(code)))
            at = end
        if at < length:
            row.append(_Unit(at, length, GAP))
        rows.append(row)
    return rows


def _code(code: object) -> Hashable:
    return code if isinstance(code, Hashable) and code is not None else str(code)


def _overlaps(one: Sequence[_Unit], other: Sequence[_Unit]) -> list[tuple[int, int, int]]:
    """``(index, index, length)`` of every intersection of two coders' units."""
    out, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        shared = min(one[i].end, other[j].end) - max(one[i].start, other[j].start)
        if shared > 0:
            out.append((i, j, shared))
        if one[i].end <= other[j].end:
            i += 1
        else:
            j += 1
    return out


def _observed(cut: Sequence[Sequence[_Unit]], codes: Sequence[Hashable | None]) -> Floats:
    """l_ck: lengths that ordered pairs of coders share, over m - 1."""
    place = {c: i for i, c in enumerate(codes)}
    out = np.zeros((len(codes), len(codes)))
    for a, one in enumerate(cut):
        for b, other in enumerate(cut):
            if a == b:
                continue
            for i, j, shared in _overlaps(one, other):
                out[place[one[i].code], place[other[j].code]] += shared
    return out / (len(cut) - 1)


def _expected(
    cut: Sequence[Sequence[_Unit]], codes: Sequence[Hashable | None], observed: Floats
) -> Floats:
    """e_ck; a unit is not paired with itself, and a gap has no inner structure."""
    own = np.zeros(len(codes))
    place = {c: i for i, c in enumerate(codes)}
    for row in cut:
        for u in row:
            own[place[u.code]] += u.length if u.code is GAP else u.length**2
    reach = observed.sum(axis=1)
    total = reach.sum()
    below = total**2 - own.sum()
    if below <= 0:
        return np.zeros_like(observed)
    out: Floats = total * (np.outer(reach, reach) - np.diag(own)) / below
    return out


def _squares(cut: Sequence[Sequence[_Unit]], codes: Sequence[Hashable]) -> Floats:
    """S'_c: per unit and other coder, the square of the length that coder's units cover of it."""
    place = {c: i for i, c in enumerate(codes)}
    out = np.zeros(len(codes))
    for a, one in enumerate(cut):
        for b, other in enumerate(cut):
            if a == b:
                continue
            covered = np.zeros(len(one))
            for i, j, shared in _overlaps(one, other):
                if other[j].code is not GAP:
                    covered[i] += shared
            for u, length in zip(one, covered, strict=True):
                if u.code is not GAP:
                    out[place[u.code]] += length**2
    return out / (len(cut) - 1)


def _coded(l: Floats, squares: Floats) -> tuple[float | None, list[float | None]]:  # noqa: E741
    """cu-alpha and every (k)u-alpha, over intersections of coded units only."""
    reach = l.sum(axis=1)
    total = reach.sum()
    nothing: list[float | None] = [None] * len(reach)
    if total <= 0 or len(reach) < 2:
        return None, nothing
    below = total - squares.sum() / total
    if below <= 1e-9:
        return None, nothing
    expected = (np.outer(reach, reach) - np.diag(squares)) / below
    cu = _alpha(total - np.trace(l), total - np.trace(expected))
    k: list[float | None] = []
    for c, length in enumerate(reach):
        chance = expected[c].sum() - expected[c, c]
        if length <= 0 or chance <= 1e-9:
            k.append(None)
            continue
        row = expected[c].sum()
        k.append(float(1.0 - (row / length) * (length - l[c, c]) / chance))
    return cu, k


def marked_alpha(spans: Mapping[str, Sequence[Span]], length: int) -> float | None:
    """Unitizing alpha of marked against not marked (|u-alpha), a coder's own overlaps united.

    The same as ``layered`` with one code, in closed form; None where all or nothing is marked.

    >>> marked_alpha({"Anna": [(0, 4, "x"), (2, 6, "y")], "Ben": [(0, 6, "x")]}, 9)
    1.0
    """
    rows = [np.array(covered(own), dtype=float).reshape(-1, 2) for own in spans.values()]
    m = len(rows)
    if m < PAIR or length <= 0:
        return None
    sizes = [float((row[:, 1] - row[:, 0]).sum()) for row in rows]
    shared = sum(_shared(a, b) for i, a in enumerate(rows) for b in rows[i + 1 :])
    total, marked = float(m * length), sum(sizes)
    gaps = total - marked
    # ordered pairs that both left the place unmarked, over m - 1
    neither = (m * (m - 1) * length - 2 * (m - 1) * marked + 2 * shared) / (m - 1)
    squares = sum(float(((row[:, 1] - row[:, 0]) ** 2).sum()) for row in rows)
    below = total**2 - squares - gaps
    if below <= 0:
        return None
    return _alpha(gaps - neither, total * gaps * marked / below)


def _shared(a: Floats, b: Floats) -> float:
    """Length that two coders' stretches share."""
    if not len(a) or not len(b):
        return 0.0
    edges = b.ravel()
    steps = np.stack([np.zeros(len(b)), b[:, 1] - b[:, 0]], axis=1).ravel()
    reach = np.cumsum(steps)
    return float((np.interp(a[:, 1], edges, reach) - np.interp(a[:, 0], edges, reach)).sum())


def layered(spans: Mapping[str, Sequence[Span]], length: int) -> Layered:
    """One layer per code (the union of that code's spans), each its binary unitizing alpha.

    For coders whose spans overlap. Nesting within one code is lost.

    >>> layered({"Anna": [(0, 4, "x"), (2, 6, "y")], "Ben": [(0, 4, "x"), (2, 6, "y")]}, 9).value
    1.0
    """
    codes = sorted({_code(s[2]) for own in spans.values() for s in own}, key=str)
    if len(spans) < PAIR:
        return Layered(None, {}, "There is one coder: nothing to compare.")
    layers: dict[Hashable, float | None] = {}
    differences = chance = 0.0
    for code in codes:
        cut = _cut(
            {
                coder: [(a, b, code) for a, b in covered([s for s in own if _code(s[2]) == code])]
                for coder, own in spans.items()
            },
            length,
        )
        observed = _observed(cut, [GAP, code])
        expected = _expected(cut, [GAP, code], observed)
        apart = observed[0].sum() - observed[0, 0]
        by_chance = expected[0].sum() - expected[0, 0]
        layers[code] = _alpha(apart, by_chance)
        differences, chance = differences + apart, chance + by_chance
    if not codes:
        return Layered(None, {}, "Nobody marked anything.")
    value = _alpha(differences, chance)
    return Layered(value, layers, "" if value is not None else "There is nothing to correct for.")
