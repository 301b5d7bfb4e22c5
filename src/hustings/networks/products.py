"""Products of counts: full where many rows hold a column, cell by cell where few do.

Counts are whole numbers, whose sums are exact in every order, so both ways give the same bits.
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


def thinned(x: Floats) -> Any:
    """Counts (rows, cells) of a one-mode product as they are, or sparse where most columns hold so
    few cells that their products cost less one by one."""
    n = len(x)
    if n <= MANY_ROWS:
        return x
    held = np.count_nonzero(x, axis=0)
    full = heavy(held, held, n)
    one_by_one = float((held[~full].astype(float) ** 2).sum()) * MULTIPLY_SPARSE
    if one_by_one >= 0.5 * n * n * int((~full).sum()) * MULTIPLY_DENSE:
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
    n = x.shape[0]
    left = x.tocsc()
    right = left if y is None else y.tocsc()
    full = heavy(np.diff(left.indptr), np.diff(right.indptr), n)
    if not full.any():
        return np.asarray((x @ (x if y is None else y).T).toarray())
    some, others = np.flatnonzero(full), np.flatnonzero(~full)
    ours = np.ascontiguousarray(left[:, some].toarray())
    theirs = ours if y is None else np.ascontiguousarray(right[:, some].toarray())
    made = product(ours, theirs.T)
    if len(others):
        ours = left[:, others].tocsr()
        rest = (ours @ (ours if y is None else right[:, others].tocsr()).T).tocsr()
        row = np.repeat(np.arange(n), np.diff(rest.indptr))
        # scipy names each cell once, so nothing is lost by adding them all at once
        made.reshape(-1)[row * n + rest.indices] += rest.data
    return made


def lonely(x: Any) -> Floats:
    """sum of x_a + x_b over the places where exactly one of the two is above 0, shape (n, n)."""
    there = (x > 0).astype(float)
    total = np.asarray(x.sum(axis=1), dtype=float).ravel()
    shared = gram(x, there)
    made: Floats = np.add.outer(total, total) - shared - shared.T
    return made
