"""What a person may want to code, found offline, each with its cue and its reason; a person
decides.

Nothing here makes, changes or deletes a statement, and nothing fills in a stance, sign, holder or
commitment. Each kind has a folder (``causes``, ``relations``, ``quotations`` …), whose ``finding``
is its way in; ``detect`` asks all of them over one text.
"""

from __future__ import annotations

from typing import Any

from .acceptance_rates import (
    acceptance,
    blind_sample,
    coverage,
    draw_blind,
    minutes_left,
    not_rejected,
    outside,
    passages,
    precision_curve,
    unmuted,
)
from .actors.finding import actors, mentions
from .causes.finding import causes
from .concepts import ConceptRanker, order_by_usefulness, rank_concepts, version_of
from .dates.finding import dates
from .detect import language_read, suggest
from .language import language_of, left_out, unread
from .languages import Language
from .measured import counted
from .predictions.finding import predictions
from .quotations.finding import quotations
from .relations.finding import relations
from .relations.parsed.pipeline import own_parser
from .suggested import KINDS, is_parsed
from .tables import Rules, in_language
from .training import asked_of, concept_passages, examples

_LATER = {"Consent": "language_model", "ask_model": "language_model", "payload": "language_model"}
"""Names that load when first used: they bring the network client, which most never need."""

__all__ = [
    "KINDS",
    "ConceptRanker",
    "Consent",
    "Language",
    "Rules",
    "acceptance",
    "actors",
    "ask_model",
    "asked_of",
    "blind_sample",
    "causes",
    "concept_passages",
    "counted",
    "coverage",
    "dates",
    "draw_blind",
    "examples",
    "in_language",
    "is_parsed",
    "language_of",
    "language_read",
    "left_out",
    "mentions",
    "minutes_left",
    "not_rejected",
    "order_by_usefulness",
    "outside",
    "own_parser",
    "passages",
    "payload",
    "precision_curve",
    "predictions",
    "quotations",
    "rank_concepts",
    "relations",
    "suggest",
    "unmuted",
    "unread",
    "version_of",
]


def __getattr__(name: str) -> Any:
    if name in _LATER:
        from importlib import import_module

        return getattr(import_module(f".{_LATER[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
