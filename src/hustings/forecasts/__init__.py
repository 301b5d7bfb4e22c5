"""What is said to come: what is due, open and decided, and how forecasts fared, honestly.

A verdict is a judge's and no part of the coding; judges are never averaged.
"""

from __future__ import annotations

from .due import last_day
from .ledgers import Forecast, headline, ledger
from .likelihoods import Ranges, likelihood_range, ranges_of
from .scores import Score, score

__all__ = [
    "Forecast",
    "Ranges",
    "Score",
    "headline",
    "last_day",
    "ledger",
    "likelihood_range",
    "ranges_of",
    "score",
]
