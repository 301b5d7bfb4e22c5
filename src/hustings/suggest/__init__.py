"""What a person may want to code, found offline, each with its cue and its reason; a person decides.

Nothing here makes, changes or deletes a statement, and nothing fills in a stance, sign, holder or commitment.
"""

from __future__ import annotations

from .actors import actors, mentions
from .causes import causes
from .concepts import ConceptRanker, order_by_usefulness, rank_concepts
from .dates import dates
from .loop import acceptance, blind_sample, coverage, not_rejected, outside, precision_curve, unmuted
from .predictions import predictions
from .queue import KINDS, suggest
from .quotations import quotations
from .relations import relations

__all__ = [
    "KINDS",
    "ConceptRanker",
    "acceptance",
    "actors",
    "blind_sample",
    "causes",
    "coverage",
    "dates",
    "mentions",
    "not_rejected",
    "order_by_usefulness",
    "outside",
    "precision_curve",
    "predictions",
    "quotations",
    "rank_concepts",
    "relations",
    "suggest",
    "unmuted",
]
