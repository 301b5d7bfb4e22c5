"""Statements -> networks: who says what, who stands with whom, how it moves and how sure that is.

The way through: ``options`` (checked once) -> ``tally`` (counts, over ``filters`` and
``duplicates``; ``counting`` and ``frames`` have an engine make them where the statements lie) ->
``projection`` (over ``products`` and ``similarities``; ``behind`` tells each cell's statements).
On that network stand ``in_time`` (windows and phases), ``groups`` (coalitions, clusters, camps) and
``measures``; ``charts`` stand on the same tally. ``relations`` is a directed multigraph of its own,
``ascriptions`` tells who ascribes what to whom. The names load when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_NAMES = {
    "options": "NetworkOptions",
    "projection": "network",
    "in_time.windows": "windows",
    "in_time.moving_windows": "Windows",
    "events": "event_list",
    "notes": "notes_of notes_of_windows",
    "charts.bars": "barplot Barplot",
    "charts.stance_counts": "stances Stances",
    "charts.time_counts": "over_time OverTime",
    "charts.crosstabs": "crosstab Crosstab",
    "charts.meetings": "co_occurrence CoOccurrence",
    "measures.backbones": "backbone backbone_loss Backbone",
    "groups.polarizations": "polarization polarization_over_time Polarization",
    "groups.clustering": "clusters clusters_over_time Clustering",
    "in_time.phase_transitions": "phases Phases",
    "measures.structural_balance": "balance Balance",
    "measures.uncertainty": "bootstrap Bootstrap permutation Permutation",
    "relations": "relation_network RelationNetwork compare_relations with_kinds",
    "relations.lineages": "lineage Lineage",
    "ascriptions": "ascription Ascription compare_positions",
    "groups.coalitions": "coalitions Coalitions",
    "measures.centrality": "centralities Centrality",
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
