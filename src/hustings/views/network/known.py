"""What a project knows of the nodes of a network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...model.dated import value_at
from ...project import Project
from . import networks as network_views


def known(project: Project, until: str | None = None) -> Mapping[str, Mapping[str, object]]:
    """What is known of actors and concepts, by name, for colours, shapes and files.

    Attributes that have dates are as they were at ``until`` (left out: at the last date of the
    project).
    """
    until = until or network_views.dates(project).last
    actors: dict[str, dict[str, Any]] = {}
    for a in project.actors():
        told = {k: value_at(v, until) for k, v in a.attributes.items()}
        told = {k: v for k, v in told.items() if v is not None}
        actors[a.name] = {**told, "kind": a.kind or "actor", "color": a.color}
    concepts = {
        c.name: {**c.attributes, "kind": "concept", "color": c.color} for c in project.concepts()
    }
    return {**concepts, **actors}
