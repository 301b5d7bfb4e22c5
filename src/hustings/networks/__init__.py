"""Statements -> networks: who says what, who stands with whom, how it moves and how sure that is.

The way through: ``options`` (checked once) -> ``tally`` (counts, over ``filters`` and
``duplicates``; ``counting`` and ``frames`` have an engine make them where the statements lie) ->
``projection`` (over ``products`` and ``similarities``; ``behind`` tells each cell's statements).
Windows, backbone, camps, clusters, phases, centralities and uncertainty stand on that network, the
charts (``charting``) on the same tally. Beside it stand ``relations``, a directed multigraph of
its own, with ``lineages``, ``frustration`` and ``ascriptions``. The names load when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_NAMES = {
    "options": "NetworkOptions",
    "projection": "network",
    "time_windows": "windows",
    "moving_windows": "Windows",
    "events": "event_list barplot Barplot",
    "stance_counts": "stances Stances",
    "time_counts": "over_time OverTime",
    "crosstabs": "crosstab Crosstab",
    "meetings": "co_occurrence CoOccurrence",
    "backbones": "backbone backbone_loss Backbone",
    "polarizations": "polarization polarization_over_time Polarization",
    "clustering": "clusters clusters_over_time Clustering",
    "phase_transitions": "phases Phases",
    "structural_balance": "balance Balance",
    "uncertainty": "bootstrap Bootstrap permutation Permutation",
    "relations": "relation_network RelationNetwork compare_relations with_kinds",
    "lineages": "lineage Lineage",
    "ascriptions": "ascription Ascription compare_positions",
    "measures": "coalitions Coalitions",
    "centrality": "centralities Centrality",
}
"""File -> the names it lends. No file has the name of a function, which it would hide once
imported.
"""

_WHERE = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = list(_WHERE)


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
