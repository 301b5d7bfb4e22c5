"""Products of counts: full where many rows hold a column, cell by cell where few do.

Counts are whole numbers, whose sums are exact in every order, so all ways give the same bits.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ..model.arithmetic import product
from .tally import Floats

MULTIPLY_DENSE, MULTIPLY_SPARSE = 0.04e-9, 40e-9
"""Seconds per multiplication, full (BLAS) and sparse, with setting its result down: which columns
of a product are taken full."""
MANY_ROWS = 500
"""Up to so many rows a product is always taken full."""
SHORT = 2.0**12
"""Whole numbers in rows shorter than this have products below 2**24: single precision, twice as
quick, holds each of their sums."""
STRIP = 512
"""Rows of a product made at a time, which stay in the processor's cache while they are mirrored."""


def thinned(x: Floats) -> Any:
    """Counts (rows, cells) of a one-mode product as they are, or sparse where some columns hold so
    few cells that their products cost less one by one."""
    n = len(x)
    if n <= MANY_ROWS:
        return x
    held = np.count_nonzero(x, axis=0)
    if heavy(held, held, n).all():
        return x
    from scipy.sparse import csr_array

    return csr_array(x)


def heavy(left: npt.NDArray[Any], right: npt.NDArray[Any], n: int) -> npt.NDArray[np.bool_]:
    """Which columns of two factors of a product (n, n) cost less taken full; by the distinct cells
    each holds."""
    pairs = left.astype(float) * right
    return np.asarray(pairs * MULTIPLY_SPARSE > float(n) * n * MULTIPLY_DENSE)


def fold(x: Any, width: int, k: int, s: Floats) -> Any:
    """x (n, width * k) times s (k, m) along the levels: (n, width * m)."""
    if hasattr(x, "toarray"):
        from scipy.sparse import csr_array, eye_array, kron

        return csr_array(x @ kron(eye_array(width), s))
    return product(x.reshape(-1, k), s).reshape(len(x), width * s.shape[1])


def gram(x: Any, y: Any = None) -> Floats:
    """x y' (y = x where not given), shape (n, n), full.

    Of sparse factors the columns that many rows hold are multiplied full, the others cell by cell.
    """
    if not hasattr(x, "toarray"):
        return product(x, (x if y is None else y).T)
    left = x.tocsc()
    right = left if y is None else y.tocsc()
    full = heavy(np.diff(left.indptr), np.diff(right.indptr), x.shape[0])
    if not full.any():
        return np.asarray((x @ (x if y is None else y).T).toarray())
    ours, thin = left[:, full].toarray(order="C"), left[:, ~full].tocsr()
    if y is None and (ours == np.rint(ours)).all():
        return _squared(ours, thin)
    theirs = ours if y is None else right[:, full].toarray(order="C")
    made = product(ours, theirs.T)
    add(made, thin @ right[:, ~full].T)
    return made


def _squared(full: Floats, thin: Any) -> Floats:
    """full full' + thin thin' of whole numbers: what lies above the diagonal is made, in strips of
    rows, and mirrored."""
    n, across = len(full), thin.T.tocsr()
    long = np.flatnonzero(np.einsum("ij,ij->i", full, full) >= SHORT**2)
    short = full.astype(np.float32)
    short[long] = 0
    made = np.empty((n, n))
    for first in range(0, n, STRIP):
        last = min(first + STRIP, n)
        strip = made[first:last, first:]
        strip[...] = short[first:last] @ short[first:].T
        add(strip, thin[first:last] @ across[:, first:])
        made[last:, first:last] = strip[:, last - first :].T
    rows = product(full[long], full.T)
    add(rows, thin[long] @ across)
    made[long], made[:, long] = rows, rows.T
    return made


def add(made: Floats, sparse: Any) -> None:
    """made += sparse, in place."""
    cells = sparse.tocsr()  # scipy names each cell once, so nothing is lost by adding all at once
    made[np.repeat(np.arange(len(made)), np.diff(cells.indptr)), cells.indices] += cells.data


def lonely(x: Any) -> Floats:
    """sum of x_a + x_b over the places where exactly one of the two is above 0, shape (n, n)."""
    there = (x > 0).astype(float)
    total = np.asarray(x.sum(axis=1), dtype=float).ravel()
    shared = gram(x, there)
    made: Floats = np.add.outer(total, total) - shared - shared.T
    return made
