"""Entities of an export: every name short texts have, with what is known of actor or concept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ...model import Actor, Concept
from ...model.chains import chain_text
from ..bundle import count
from .convert import kind_of, rgb_of, text_of
from .entities import Node
from .export import Export
from .schema import STANDARD_ATTRIBUTES, Row, copies
from .statements import value_of

Attributes = dict[int, dict[str, int]]
"""Variable -> attribute -> id of its attribute variable."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What an entity stands for."""

    nodes: Mapping[str, Mapping[str, Actor | Concept]]
    """Kind -> name -> actor or concept."""
    kinds: Mapping[int, str]
    """Variable -> kind."""
    was: Mapping[str, Mapping[str, Node]]

    def now(self, entity: Row) -> Actor | Concept | None:
        return self.nodes[self.kinds[entity["VariableId"]]].get(entity["Value"])

    def before(self, entity: Row) -> Node | None:
        return self.was[self.kinds[entity["VariableId"]]].get(entity["Value"])


def add_entities(export: Export) -> None:
    """Write entities, their attributes and the values of these into the export."""
    known = _Known(
        {
            "actor": {actor.name: actor for actor in export.bundle.actors},
            "concept": {concept.name: concept for concept in export.bundle.concepts},
        },
        {row["ID"]: kind_of(row["Variable"]) for row in export.rows["VARIABLES"]},
        export.was,
    )
    names = _names(export)
    old = _old_entities(export, known, names)
    new = _new_entities(export, known, names)
    entities = export.rows["ENTITIES"] = [*old, *new]
    _join_parents(export, known, new)
    for row in entities:
        before, now = known.before(row), known.now(row)
        if before and now and now.color and now.color != before.color:
            row |= rgb_of(now.color)
    attributes = _attribute_variables(export, known, entities)
    _attribute_values(export, known, entities, attributes)
    _tell_idle(export, known, names, entities)


def _names(export: Export) -> dict[int, dict[str, None]]:
    """Variable -> the names statements have in it; a new variable has "" too."""
    old = {row["ID"] for row in export.raw["VARIABLES"]}
    names: dict[int, dict[str, None]] = defaultdict(dict)
    by_type: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for row in export.rows["VARIABLES"]:
        if row["DataType"] == "short text":
            by_type[row["StatementTypeId"]].append((row["Variable"], row["ID"]))
            if row["ID"] not in old:
                names[row["ID"]][""] = None
    for statement in export.bundle.statements:
        for variable, number in by_type[export.types[statement.form]]:
            name = export.short(text_of(value_of(statement, variable)), "name")
            names[number][name] = None
    return names


def _old_entities(
    export: Export, known: _Known, names: Mapping[int, Mapping[str, None]]
) -> list[Row]:
    """Entities of the file that still stand for something, under those that do."""
    is_bare = not export.bundle.actors and not export.bundle.concepts
    rows = []
    for row in copies(export.raw["ENTITIES"]):
        variable, name = row["VariableId"], row["Value"]
        if variable not in known.kinds:
            continue
        if name == "" or is_bare or known.now(row) or name in names.get(variable, ()):
            export.entities[variable, name] = row["ID"]
            rows.append(row)
    there = {row["ID"] for row in rows}
    for row in rows:
        row["ChildOf"] = row["ChildOf"] if row["ChildOf"] in there else None
    return rows


def _new_entities(
    export: Export, known: _Known, names: Mapping[int, Mapping[str, None]]
) -> list[Row]:
    rows = []
    for variable, name in ((v, name) for v, of_variable in names.items() for name in of_variable):
        if (variable, name) in export.entities:
            continue
        number = export.entities[variable, name] = export.new_id("ENTITIES")
        row: Row = {"ID": number, "VariableId": variable, "Value": name, "ChildOf": None}
        node = known.now(row)
        rows.append(row | rgb_of(node.color if node else "#000000"))
    return rows


def _join_parents(export: Export, known: _Known, new: list[Row]) -> None:
    """New entities under their parent's, where that is an entity of the same variable."""
    by_id = {concept.id: concept.name for concept in export.bundle.concepts}
    for row in new:
        concept = known.now(row)
        if isinstance(concept, Concept) and concept.parent in by_id:
            parent = export.entities.get((row["VariableId"], by_id[concept.parent]))
            row["ChildOf"] = parent if parent != row["ID"] else None


def _attribute_variables(export: Export, known: _Known, entities: list[Row]) -> Attributes:
    """Attributes that were there, DNA's own for new variables, and all that anybody has."""
    rows = copies(export.raw["ATTRIBUTEVARIABLES"])
    attributes: Attributes = defaultdict(dict)
    for row in rows:
        attributes[row["VariableId"]][row["AttributeVariable"]] = row["ID"]
    old = {row["ID"] for row in export.raw["VARIABLES"]}
    for entity in entities:
        variable = entity["VariableId"]
        standard = () if variable in old else STANDARD_ATTRIBUTES
        for key in (*standard, *_attributes(known.now(entity))):
            if key in attributes[variable]:
                continue
            number = attributes[variable][key] = export.new_id("ATTRIBUTEVARIABLES")
            label = export.short(key, "attribute")
            rows.append({"ID": number, "VariableId": variable, "AttributeVariable": label})
    export.rows["ATTRIBUTEVARIABLES"] = rows
    return attributes


def _attribute_values(
    export: Export, known: _Known, entities: list[Row], attributes: Attributes
) -> None:
    """A value of every attribute for every entity; what nobody changed stays as it was."""
    old = {
        (row["EntityId"], row["AttributeVariableId"]): row for row in export.raw["ATTRIBUTEVALUES"]
    }
    for entity in entities:
        before, now = known.before(entity), known.now(entity)
        values = _attributes(now)
        for key, attribute in attributes[entity["VariableId"]].items():
            row, value = old.get((entity["ID"], attribute)), values.get(key, "")
            is_unchanged = now is None or (before and before.attributes.get(key, "") == value)
            if row is not None and is_unchanged:
                export.rows["ATTRIBUTEVALUES"].append(dict(row))
                continue
            export.rows["ATTRIBUTEVALUES"].append(
                {
                    "ID": row["ID"] if row else export.new_id("ATTRIBUTEVALUES"),
                    "EntityId": entity["ID"],
                    "AttributeVariableId": attribute,
                    "AttributeValue": export.short(value, "attribute"),
                }
            )


def _attributes(node: Actor | Concept | None) -> dict[str, str]:
    """What is known of an actor or concept, DNA's own attributes among it."""
    if node is None:
        return {}
    known = {key: str(value) for key, value in node.attributes.items() if value}
    if isinstance(node, Actor):
        known.setdefault("Type", node.kind)
    else:
        known.setdefault("Notes", node.description)
    known.setdefault("Alias", chain_text(node.aliases))
    return {key: value for key, value in known.items() if value}


def _tell_idle(
    export: Export, known: _Known, names: Mapping[int, Mapping[str, None]], entities: list[Row]
) -> None:
    used = {(known.kinds[v], name) for v, of_variable in names.items() for name in of_variable}
    used |= {(known.kinds[row["VariableId"]], row["Value"]) for row in entities}
    for kind, nodes in known.nodes.items():
        idle = [n for n in nodes if (kind, export.shortened.get(n, n)) not in used]
        if idle:
            export.report.left.append(
                f"{count(len(idle), kind)} in no statement, for example {idle[0]!r}."
            )
