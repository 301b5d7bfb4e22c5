"""Entities and values of a file, table by table, as they are looked up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from ...model import COMMITMENTS
from .convert import color_of, kind_of
from .fields import unnamed
from .schema import DATA, OWN, Raw


@dataclass(slots=True)
class Node:
    """One name of a kind, as its entities have it; the first speaks first."""

    color: str
    parent: str | None
    attributes: dict[str, str] = field(default_factory=dict)
    is_contradicted: bool = False
    """Whether another variable has it with other attributes or another colour."""


Nodes = dict[str, dict[str, Node]]
"""Kind (actor, concept) -> name -> node."""


def values_of(raw: Raw) -> dict[int, dict[str, Any]]:
    """Statement id -> variable name -> value; an entity or long text "" is left out (not coded)."""
    variable = {v["ID"]: v["Variable"] for v in raw["VARIABLES"]}
    entity = {e["ID"]: e["Value"] for e in raw["ENTITIES"]}
    out: dict[int, dict[str, Any]] = defaultdict(dict)
    for table in DATA.values():
        for row in raw[table]:
            if row["VariableId"] not in variable:
                continue
            if table == "DATASHORTTEXT":
                value: Any = entity.get(row["Entity"], "")
            else:
                value = bool(row["Value"]) if table == "DATABOOLEAN" else row["Value"]
            if value != "":
                out[row["StatementId"]][variable[row["VariableId"]]] = value
    return out


def nodes_of(raw: Raw) -> Nodes:
    """The names of actors and concepts that entities are."""
    no_names = unnamed(raw)
    kinds = {v["ID"]: kind_of(v["Variable"]) for v in raw["VARIABLES"] if v["ID"] not in no_names}
    attributes = _attributes(raw)
    names = {e["ID"]: e["Value"] for e in raw["ENTITIES"]}
    nodes: Nodes = {"actor": {}, "concept": {}}
    for entity in raw["ENTITIES"]:
        name, color = entity["Value"], color_of(entity)
        if name == "" or entity["VariableId"] not in kinds:
            continue
        node = nodes[kinds[entity["VariableId"]]].setdefault(
            name, Node(color, names.get(entity["ChildOf"]))
        )
        for key, text in attributes[entity["ID"]].items():
            node.is_contradicted |= node.attributes.setdefault(key, text) != text
        node.is_contradicted |= node.color != color
    return nodes


def _attributes(raw: Raw) -> dict[int, dict[str, str]]:
    """Entity id -> attribute -> value, where it has one."""
    name = {a["ID"]: a["AttributeVariable"] for a in raw["ATTRIBUTEVARIABLES"]}
    attributes: dict[int, dict[str, str]] = defaultdict(dict)
    for row in raw["ATTRIBUTEVALUES"]:
        if row["AttributeValue"] and row["AttributeVariableId"] in name:
            attributes[row["EntityId"]][name[row["AttributeVariableId"]]] = row["AttributeValue"]
    return attributes


def own_types(raw: Raw) -> set[int]:
    """Statement types whose variables speaker, holder, commitment … were written by Hustings."""
    by_type: dict[int, set[str]] = defaultdict(set)
    commitment = {
        v["ID"]: v["StatementTypeId"] for v in raw["VARIABLES"] if v["Variable"] == "commitment"
    }
    for v in raw["VARIABLES"]:
        by_type[v["StatementTypeId"]].add(v["Variable"])
    own = {t for t, names in by_type.items() if set(OWN) <= names}
    for e in raw["ENTITIES"]:
        if e["VariableId"] in commitment and e["Value"] not in ("", *COMMITMENTS):
            own.discard(commitment[e["VariableId"]])
    return own
