"""Arithmetic with the same last digit on every processor.

A library of linear algebra adds in the order that suits the processor, and exp or tanh of one
machine differ from another's in the last place; where a tie decides (which camp, which picture)
that digit becomes another answer. Here either nothing is rounded, so that no order matters, or
only +, -, *, / and sqrt are used, which IEEE 754 fixes to the bit.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

MANTISSA = 53
"""Bits of a double: sums of whole numbers below 2**53 are exact in every order."""
SLICES = 3
"""Parts a matrix is cut into, highest bits first; three of about 22 bits hold a whole double."""
FINE = 2.0**50
"""Steps of :func:`on_grid` between 0 and 1."""
SAME = 1e-9
"""Eigenvalues nearer than this share of the largest are one value with several directions."""
DIGITS = 10
"""Decimals kept of eigenvectors, so that what is 0 but for rounding is 0."""
GRID = 34
"""Bits kept of eigenvalues; the noise of a library lies below the last by a factor of 10**4."""
TURNED = 150
"""Up to so many rows eigenvectors are found by Jacobi's turns (1 s), above by the library."""
SWEEPS = 30
"""Most rounds of Jacobi's turns; six to ten are enough."""
LONG = 2.0371
"""A shadow counts from 1/2.0371 of the longest there must be: no length that a graph has."""
BLOCK = 16384
"""Numbers gone through at a time, so that they stay in the processor's cache."""

_LOG2E = 1.4426950408889634
_LN2_HIGH, _LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10
_SERIES = tuple(1.0 / math.factorial(k) for k in range(14, 0, -1))


def product(left: Any, right: Any) -> Floats:
    """left @ right, the same to the bit on every processor; shapes as ``@`` takes them.

    Each is cut into slices of so few bits that products of slices are exact sums (Ozaki, Ogita,
    Oishi and Rump 2012), and these are added in one order. Whole numbers need no cutting.
    """
    a, b = np.asarray(left, dtype=np.float64), np.asarray(right, dtype=np.float64)
    inner = a.shape[-1]
    if not a.size or not b.size:
        return np.asarray(a @ b)
    top_a, top_b = float(np.abs(a).max()), float(np.abs(b).max())
    if not math.isfinite(top_a) or not math.isfinite(top_b) or not top_a or not top_b:
        return np.asarray(a @ b)
    if top_a * top_b * inner < 2.0**MANTISSA and _whole(a) and _whole(b):
        return np.asarray(a @ b)
    bits = (MANTISSA - math.ceil(math.log2(inner + 1)) - 1) // 2
    ours, theirs = _sliced(a, top_a, bits), _sliced(b, top_b, bits)
    pairs = [(i, k - i) for k in reversed(range(SLICES)) for i in range(k + 1)]
    total: Any = 0.0
    for i, j in pairs:
        total = total + ours[i] @ theirs[j]
    return np.asarray(total)


def _whole(x: Floats) -> bool:
    return bool((x == np.rint(x)).all())


def _sliced(x: Floats, top: float, bits: int) -> list[Floats]:
    """Parts that add up to x; part k is a whole multiple of 2**-(bits * (k + 1)) of its scale."""
    scale = 2.0 ** math.frexp(top)[1]
    parts, rest = [], x
    for k in range(SLICES):
        unit = scale * 2.0 ** (-bits * (k + 1))
        part = np.rint(rest / unit) * unit
        parts.append(part)
        rest = rest - part
    return parts


def on_grid(x: Floats) -> Floats:
    """x rounded to multiples of 2**-50: sums of them up to 4 are exact in every order."""
    return np.asarray(np.rint(x * FINE) / FINE)


def power(matrix: Floats, times: int) -> Floats:
    """matrix @ matrix @ …, ``times`` factors (1 or more)."""
    made = matrix
    for _ in range(times - 1):
        made = product(made, matrix)
    return made


def spectrum(matrix: Floats) -> Floats:
    """Eigenvalues of a symmetric matrix, ascending, the library's noise rounded away."""
    if not matrix.size:
        return np.zeros(0)
    return _settled(np.asarray(np.linalg.eigvalsh(matrix), dtype=np.float64), _scale(matrix))


def eigen(matrix: Floats) -> tuple[Floats, Floats]:
    """Eigenvalues (ascending) and eigenvectors (columns) of a symmetric matrix.

    A direction is free in its sign, and among equal values in all but its plane. Of each plane the
    basis is taken that the axes in their order cast on it, so that every machine takes the same.
    """
    n = len(matrix)
    if not n:
        return np.zeros(0), np.zeros((0, 0))
    scale = _scale(matrix)
    values, vectors = _jacobi(matrix) if n <= TURNED else np.linalg.eigh(matrix)
    new = np.concatenate([[True], np.diff(values) > SAME * scale])
    starts = [*np.flatnonzero(new).tolist(), n]
    made = np.empty_like(vectors)
    for first, last in pairwise(starts):
        made[:, first:last] = _basis(vectors[:, first:last])
    return _settled(values, scale), np.asarray(np.round(made, DIGITS) + 0.0, dtype=np.float64)


def leading(matrix: Floats) -> Floats:
    """The eigenvector of a symmetric matrix's largest eigenvalue, signs of what is 0 settled."""
    values, vectors = eigen(matrix)
    top = int(np.flatnonzero(values >= values[-1] - SAME * _scale(matrix))[0])
    return np.asarray(vectors[:, top])


def _jacobi(matrix: Floats) -> tuple[Floats, Floats]:
    """Eigenvalues and -vectors by turning pairs of axes until nothing lies off the diagonal.

    Jacobi 1846, with n/2 pairs at a time as in a tournament where each meets each (Brent and Luk
    1985), so that a round is a few operations on whole rows.
    """
    n = len(matrix)
    size = n + n % 2
    a, v = np.zeros((size, size)), np.eye(size)
    a[:n, :n] = matrix
    small = 1e-15 * (float(np.abs(matrix).max()) or 1.0)
    seats = np.arange(size)
    for _ in range(SWEEPS):
        if float(np.abs(a - np.diag(np.diag(a))).max()) <= small:
            break
        for _ in range(size - 1):
            p, q = seats[: size // 2], seats[: size // 2 - 1 : -1]
            _turn(a, v, p, q)
            seats = np.concatenate([seats[:1], seats[-1:], seats[1:-1]])
    values = np.diag(a)[:n].copy()
    order = np.argsort(values, kind="stable")
    return values[order], v[:n, :n][:, order]


def _turn(a: Floats, v: Floats, p: npt.NDArray[np.intp], q: npt.NDArray[np.intp]) -> None:
    """Turn each pair (p, q) of axes so that a[p, q] becomes 0; in place."""
    off = a[p, q]
    some = off != 0
    half = np.divide(a[q, q] - a[p, p], 2.0 * off, out=np.zeros(len(off)), where=some)
    big = np.abs(half) > 1e150
    half = np.where(big, 1e150, half)
    tangent = np.where(half < 0, -1.0, 1.0) / (np.abs(half) + np.sqrt(half * half + 1.0))
    tangent = np.where(some & ~big, tangent, 0.0)
    c = 1.0 / np.sqrt(tangent * tangent + 1.0)
    s = tangent * c
    rows_p, rows_q = a[p], a[q]
    a[p], a[q] = (
        c[:, None] * rows_p - s[:, None] * rows_q,
        s[:, None] * rows_p + c[:, None] * rows_q,
    )
    for x in (a, v):
        left, right = x[:, p], x[:, q]
        x[:, p], x[:, q] = c * left - s * right, s * left + c * right
    a[p, q] = a[q, p] = 0.0


def _scale(matrix: Floats) -> float:
    return float(np.abs(matrix).max(initial=0.0)) * len(matrix) or 1.0


def _settled(values: Floats, scale: float) -> Floats:
    unit = 2.0 ** (math.frexp(scale)[1] - GRID)
    return np.asarray(np.rint(values / unit) * unit) + 0.0


def _basis(plane: Floats) -> Floats:
    """An orthonormal basis of the columns' plane: shadows of the axes, the first that are long
    enough."""
    n, size = plane.shape
    basis: list[Floats] = []
    for axis in range(n):
        shadow = product(plane, plane[axis])
        for other in basis:
            shadow = shadow - math.fsum(other * shadow) * other
        length = math.fsum(shadow * shadow)
        # what is left of a plane has a shadow of at least 1/n somewhere
        if length > (size - len(basis)) / (LONG * n):
            basis.append(shadow / math.sqrt(length))
        if len(basis) == size:
            break
    return np.array(basis).T if len(basis) == size else plane


def exp(x: Any) -> Floats:
    """e to the x, element by element, within one unit in the last place; 0 below -708."""
    return _by_blocks(x, _exp)


def tanh(x: Any) -> Floats:
    """Hyperbolic tangent, element by element; tanh(-x) is -tanh(x) to the bit."""
    return _by_blocks(x, _tanh)


def _by_blocks(x: Any, of: Any) -> Floats:
    given = np.asarray(x, dtype=np.float64)
    flat, made = np.ravel(given), np.empty(given.size)
    for first in range(0, given.size, BLOCK):
        made[first : first + BLOCK] = of(flat[first : first + BLOCK])
    return made.reshape(given.shape)


def _exp(x: Floats) -> Floats:
    more, power_of_two = _parts(np.clip(x, -708.0, 709.0))
    more += 1.0
    more *= power_of_two
    return np.where(x < -708.0, 0.0, more)


def _tanh(x: Floats) -> Floats:
    # beyond 20 the nearest double is 1
    more, power_of_two = _parts(np.minimum(np.abs(x), 20.0) * 2.0)
    more *= power_of_two
    more += power_of_two - 1.0
    return np.copysign(more / (more + 2.0), x)


def _parts(x: Floats) -> tuple[Floats, Floats]:
    """(p, 2**n) with e**x = (1 + p) 2**n: |p| below 0.42, from the series of e**r - 1."""
    whole = np.rint(x * _LOG2E)
    rest = x - whole * _LN2_HIGH
    rest -= whole * _LN2_LOW
    made = np.full_like(rest, _SERIES[0])
    for term in _SERIES[1:]:
        made *= rest
        made += term
    made *= rest
    count = np.nan_to_num(whole).astype(np.int64)
    return made, ((count + 1023) << 52).view(np.float64)
