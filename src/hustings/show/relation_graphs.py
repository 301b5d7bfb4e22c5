"""Relations for other programs: directed multigraphs as GraphML, GEXF with told time, CSV.

``nodes`` are (name, kind); ``ties`` rows with source, target, relation, kind, sign, statements,
tellers, earliest, latest, approximate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from ..guards.cells import table_text
from .graphs import XML, clean

Nodes = Sequence[tuple[str, str]]
Ties = Sequence[Mapping[str, Any]]

EDGE_KEYS = (
    *("relation", "kind", "sign", "statements", "tellers"),
    *("earliest", "latest", "approximate"),
)
JOINED = ("statements", "tellers")
"""Lists that become one text, parted by "; "."""


def relation_graphml(nodes: Nodes, ties: Ties, study: str = "") -> str:
    """GraphML, directed, an edge for each relation of a pair."""
    root = ElementTree.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    keys = [("label", "node"), ("kind", "node"), *((k, "edge") for k in EDGE_KEYS)]
    for name, where in [*keys, ("study", "graph")]:
        ElementTree.SubElement(
            root,
            "key",
            {"id": f"{where}-{name}", "for": where, "attr.name": name, "attr.type": "string"},
        )
    weight = {"id": "edge-weight", "for": "edge", "attr.name": "weight", "attr.type": "int"}
    ElementTree.SubElement(root, "key", weight)
    graph = ElementTree.SubElement(root, "graph", id="G", edgedefault="directed")
    if study:
        ElementTree.SubElement(graph, "data", key="graph-study").text = clean(study)
    place = {name: f"n{i}" for i, (name, _) in enumerate(nodes)}
    for name, kind in nodes:
        element = ElementTree.SubElement(graph, "node", id=place[name])
        ElementTree.SubElement(element, "data", key="node-label").text = clean(name)
        if kind:
            ElementTree.SubElement(element, "data", key="node-kind").text = clean(kind)
    for k, tie in enumerate(ties):
        ends = {"source": place[tie["source"]], "target": place[tie["target"]]}
        element = ElementTree.SubElement(graph, "edge", {"id": f"e{k}", **ends})
        for key, value in _told(tie).items():
            ElementTree.SubElement(element, "data", key=f"edge-{key}").text = value
        count = str(len(tie["statements"]))
        ElementTree.SubElement(element, "data", key="edge-weight").text = count
    ElementTree.indent(root)
    return XML + ElementTree.tostring(root, encoding="unicode") + "\n"


def relation_gexf(nodes: Nodes, ties: Ties, study: str = "") -> str:
    """GEXF 1.3, directed and dynamic: an edge lasts from the earliest to the latest day told of
    it; without a told time it has no ends."""
    root = ElementTree.Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    if study:
        meta = ElementTree.SubElement(root, "meta")
        ElementTree.SubElement(meta, "description").text = clean(study)
    graph = ElementTree.SubElement(
        root, "graph", mode="dynamic", defaultedgetype="directed", timeformat="date"
    )
    attributes = {"node": ("kind",), "edge": EDGE_KEYS}
    for where, names in attributes.items():
        declared = ElementTree.SubElement(graph, "attributes", {"class": where})
        for name in names:
            ElementTree.SubElement(declared, "attribute", id=name, title=name, type="string")
    place = {name: f"n{i}" for i, (name, _) in enumerate(nodes)}
    drawn = ElementTree.SubElement(graph, "nodes")
    for name, kind in nodes:
        node = ElementTree.SubElement(drawn, "node", id=place[name], label=clean(name))
        if kind:
            _values(node, {"kind": clean(kind)})
    edges = ElementTree.SubElement(graph, "edges")
    for k, tie in enumerate(ties):
        at = {"source": place[tie["source"]], "target": place[tie["target"]]}
        at |= {"label": clean(tie["relation"]), "weight": str(len(tie["statements"]))}
        ends = {"start": tie["earliest"], "end": tie["latest"]}
        at |= {k: v for k, v in ends.items() if v}
        _values(ElementTree.SubElement(edges, "edge", {"id": f"e{k}", **at}), _told(tie))
    ElementTree.indent(root)
    return XML + ElementTree.tostring(root, encoding="unicode") + "\n"


def relation_csv(ties: Ties) -> str:
    """A row for each tie."""
    head = ["source", "target", *EDGE_KEYS]
    rows = ([tie["source"], tie["target"], *map(_told(tie).get, EDGE_KEYS)] for tie in ties)
    return table_text([head, *rows], line_end="\r\n")


def _told(tie: Mapping[str, Any]) -> dict[str, str]:
    """What is told of a tie, as texts; what is not, left out."""
    plain = {k: "; ".join(tie[k]) if k in JOINED else tie[k] for k in EDGE_KEYS}
    return {k: "yes" if v is True else clean(v) for k, v in plain.items() if v}


def _values(element: ElementTree.Element, values: Mapping[str, str]) -> None:
    inside = ElementTree.SubElement(element, "attvalues")
    for key, value in values.items():
        ElementTree.SubElement(inside, "attvalue", {"for": key, "value": value})
