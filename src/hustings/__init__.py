"""Hustings: hear who says what, and see the system they describe.

The public names; heavy rooms load when first used, so that ``import hustings`` costs next to
nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .notebook import enter

__version__ = "0.1.0"

enter()  # how values show themselves; no room is loaded for it

_ROOMS = (
    "read",
    "exchange",
    "suggest",
    "networks",
    "maps",
    "times",
    "sources",
    "forecasts",
    "agreement",
    "private",
    "show",
    "words",
)

_NAMES = {
    "model": (
        "Transcript Turn Actor Concept Form Field Statement Statements Network CausalMap Claim "
        "Run Study Selection "
        "Suggestion Verdict"
    ),
    "errors": "HustingsError InputError OptionError UnknownName CodingError ProjectError",
    "project": "Project",
    "studies": "read_statements statements run tally",
    "networks.counting": "Tally",
    "views.account": "account",
    "views.reviewing.looking": "first_look",
    "views.words": "word_list kwic",
    "changes": "changed",
    "notebook.exploring": "explore",
    "networks": (
        "network windows event_list barplot stances over_time crosstab co_occurrence backbone polarization clusters phases balance bootstrap "
        "relation_network lineage ascription compare_positions"
    ),
    "times": "timeline",
    "sources": "difference",
    "forecasts": "score",
    "maps": (
        "causal_map factor_proposals what_if loops paths total_effect robustness map_measures "
        "map_distance "
        "sensitivity leave_one_out "
        "compare_maps compare_what_if merge_maps threads attractors contraction "
        "surprising_differences run_to_json "
        "rerun"
    ),
}
"""Module -> the public names it lends."""

_WHERE = {name: module for module, names in _NAMES.items() for name in names.split()}

_RENAMED = {"edtf_bounds": ("model.edtf", "bounds")}
"""Public name -> where it stands under another."""

__all__ = ["__version__", *_ROOMS, *sorted((*_WHERE, *_RENAMED))]


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(f"hustings.{_WHERE[name]}"), name)
    if name in _RENAMED:
        module, other = _RENAMED[name]
        return getattr(import_module(f"hustings.{module}"), other)
    if name in _ROOMS:
        return import_module(f"hustings.{name}")
    raise AttributeError(f"module 'hustings' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
