"""A matrix of weights somebody gives, with its names: checked and put in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError

Floats = npt.NDArray[np.float64]


def weights_of(names: Sequence[str] | None, matrix: Any) -> tuple[list[str], Floats]:
    """The names and the weights, shape (n, n), row -> column in [-1, 1].

    A data frame is put in the order of ``names`` by its labels; they are its columns where None.
    Raises OptionError for a matrix that is not square, a weight that is no number or lies outside
    [-1, 1], a name given twice, labels that differ.
    """
    rows, columns = _labels_of(matrix)
    named = columns if names is None else names
    if named is None:
        raise OptionError("The matrix has no labels: name the factors.")
    labels = [str(name) for name in named]
    _refuse_twice(labels)
    weights = _numbers(matrix, len(labels))
    if rows is not None and columns is not None:
        for kind, found in (("row", rows), ("column", columns)):
            if sorted(found) != sorted(labels):
                odd = sorted(set(found) ^ set(labels))
                raise OptionError(
                    f"The matrix's {kind} labels are not the names given: {', '.join(odd)}."
                )
        order = [rows.index(n) for n in labels], [columns.index(n) for n in labels]
        weights = weights[np.ix_(*order)]
    _refuse_outside(labels, weights)
    return labels, weights


def _labels_of(matrix: Any) -> tuple[list[str] | None, list[str] | None]:
    """The labels of a data frame's rows and columns; rows that are only numbered are as columns."""
    if not (hasattr(matrix, "columns") and hasattr(matrix, "index")):
        return None, None
    columns = [str(column) for column in matrix.columns]
    rows = [str(row) for row in matrix.index]
    is_numbered = rows == [str(i) for i in range(len(rows))]
    return columns if is_numbered else rows, columns


def _refuse_twice(labels: Sequence[str]) -> None:
    if len(set(labels)) == len(labels):
        return
    twice = sorted({label for label in labels if labels.count(label) > 1})
    raise OptionError(
        f"Factor {twice[0]!r} is named twice: give every factor one name.", factors=twice
    )


def _numbers(matrix: Any, n: int) -> Floats:
    try:
        weights: Floats = np.asarray(matrix, dtype=np.float64)
    except (TypeError, ValueError):
        raise OptionError(
            "The matrix holds something that is not a number, or its rows differ in length."
        ) from None
    if weights.size == 0 and n == 0:
        weights = np.zeros((0, 0))
    if weights.shape != (n, n):
        raise OptionError(
            f"The matrix has shape {weights.shape} for {n} names: it must be square, one row and "
            f"column each."
        )
    return weights


def _refuse_outside(labels: Sequence[str], weights: Floats) -> None:
    """Raise OptionError for the first weight outside [-1, 1]; what is no number lies outside."""
    outside = np.argwhere(~(np.abs(weights) <= 1))
    if not len(outside):
        return
    i, j = outside[0]
    weight = float(weights[i, j])
    raise OptionError(
        f"The weight of {labels[i]!r} -> {labels[j]!r} is {weight:g}: weights lie between -1 and "
        f"1.",
        cause=labels[i],
        effect=labels[j],
        weight=None if np.isnan(weight) else weight,
    )
