"""The statements a network counts, as a list."""

from __future__ import annotations

from typing import Any

from ..model import Statements
from .options import NetworkOptions
from .tally import tally


def event_list(statements: Statements, **options: Any) -> Statements:
    """The statements that pass the filters, in order of (date, document, start, id).

    ``options`` are those of :func:`~hustings.networks.network`. Statements without a value for a
    variable stay.
    Two statements are duplicates if variable1, variable2 and (unless aggregation is "ignore") the
    qualifier agree in the same unit.
    """
    made = NetworkOptions.of(options, statements)
    return statements.take(tally(statements, made, ordered=True, empty_ok=True).rows)
