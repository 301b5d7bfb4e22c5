"""Who stands to whom as a page shows it: rows, drawing, balance, lineage, in whose account.

``accounts`` says whose relations these are, ``relations`` makes the page of them with the
``choices`` it offers and its ``drawing``; ``balances`` and ``lineages`` read the same accounts.
"""

from .accounts import silent_actors, whole
from .balances import balance_view
from .drawing import Look, placed
from .lineages import lineage_drawn, lineage_view
from .relations import relations_drawn, relations_view

__all__ = [
    "Look",
    "balance_view",
    "lineage_drawn",
    "lineage_view",
    "placed",
    "relations_drawn",
    "relations_view",
    "silent_actors",
    "whole",
]
