"""Statements of causes -> the system a speaker describes -> what follows from it, in that account."""

from .causal import causal_map, flip, split_opposites, zoom_label
from .loops import Loop, loops
from .paths import Found, Path, Robustness, Step, TotalEffect, paths, robustness, total_effect
from .weights import Weights, weights
from .whatif import (
    RULES,
    TRANSFERS,
    Contraction,
    Endings,
    account,
    attractors,
    contraction,
    verdict,
    what_if,
)

__all__ = [
    "RULES",
    "TRANSFERS",
    "Contraction",
    "Endings",
    "Found",
    "Loop",
    "Path",
    "Robustness",
    "Step",
    "TotalEffect",
    "Weights",
    "account",
    "attractors",
    "causal_map",
    "contraction",
    "flip",
    "loops",
    "paths",
    "robustness",
    "split_opposites",
    "total_effect",
    "verdict",
    "weights",
    "what_if",
    "zoom_label",
]
