"""Statements of causes -> the system a speaker describes -> what follows from it, in that
account.

The way through: ``claims`` -> ``causal`` (the map, with the statements of every link) -> ``loops``,
``paths``, ``measures`` and ``compare`` read it; ``whatif`` runs it (over ``stepping`` and
``transfers``, in one order of adding), ``sensitivity`` asks what a result hangs on, ``record``
writes it down.
"""

from .causal import causal_map, flip, split_opposites, zoom_label
from .chains import Found, Step, steps_of
from .compare import (
    ComparedRuns,
    Comparison,
    Distance,
    SharedLink,
    compare_maps,
    compare_what_if,
    map_distance,
    merge_maps,
)
from .endings import Contraction, Endings, attractors, contraction
from .factors import FactorProposal, factor_proposals, headline, merged
from .loops import Loop, loops
from .measures import Measures, Surprise, map_measures, most_told, surprising_differences
from .options import RULES, TRANSFERS, MapOptions, RunOptions
from .paths import Path, TotalEffect, paths, threads, total_effect
from .record import map_from_dict, map_to_dict, rerun, result_to_dict, run_to_json
from .sensitivity import LeftOut, Removal, Sensitivity, leave_one_out, sensitivity
from .shapes import Shape, pieces, shape
from .supports import Robustness, robustness
from .weights import Weights, weights
from .whatif import account, verdict, what_if

__all__ = [
    "RULES",
    "TRANSFERS",
    "ComparedRuns",
    "Comparison",
    "Contraction",
    "Distance",
    "Endings",
    "FactorProposal",
    "Found",
    "LeftOut",
    "Loop",
    "MapOptions",
    "Measures",
    "Path",
    "Removal",
    "Robustness",
    "RunOptions",
    "Sensitivity",
    "Shape",
    "SharedLink",
    "Step",
    "Surprise",
    "TotalEffect",
    "Weights",
    "account",
    "attractors",
    "causal_map",
    "compare_maps",
    "compare_what_if",
    "contraction",
    "factor_proposals",
    "flip",
    "headline",
    "leave_one_out",
    "loops",
    "map_distance",
    "map_from_dict",
    "map_measures",
    "map_to_dict",
    "merge_maps",
    "merged",
    "most_told",
    "paths",
    "pieces",
    "rerun",
    "result_to_dict",
    "robustness",
    "run_to_json",
    "sensitivity",
    "shape",
    "split_opposites",
    "steps_of",
    "surprising_differences",
    "threads",
    "total_effect",
    "verdict",
    "weights",
    "what_if",
    "zoom_label",
]
