"""Words called in from elsewhere: who is quoted by whom, and how the words stand in the original.

Nothing is fetched from anywhere: the original is a text that is given. That words match says
nothing of whether they are right.
"""

from __future__ import annotations

from .differences import Difference, Step, difference
from .ledgers import CHECKS, WORDS, Quotation, headline, ledger

__all__ = ["CHECKS", "WORDS", "Difference", "Quotation", "Step", "difference", "headline", "ledger"]
