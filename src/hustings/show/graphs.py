"""Networks for other programs: GraphML, GEXF with time, DL, matrices and edge lists as CSV.

Every function returns the file's text. The study that made the network stands in each format that
has a place for it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree

from ..errors import OptionError, UnknownName
from ..guards.cells import table_text
from ..model import Network

FORMATS = ("graphml", "gexf", "dl", "csv", "edges")
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write(network: Network, format: str) -> str:
    """The text of a file: graphml, gexf, dl, csv (matrix) or edges (CSV edge list)."""
    writers = {"graphml": graphml, "gexf": gexf, "dl": dl, "csv": matrix_csv, "edges": edges_csv}
    if format not in writers:
        raise UnknownName("format", format, FORMATS)
    return writers[format](network)


def study_text(network: Network) -> str:
    """The study as JSON, the same for the same study; "" where there is none."""
    s = network.study
    if s is None:
        return ""
    plain = {"build": s.build, "options": dict(s.options), "seed": s.seed, "version": s.version}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, default=str)


def _nodes(network: Network) -> list[tuple[str, str, dict[str, Any]]]:
    """(id, name, attributes) of every node; a two-mode column has an id of its own and ``kind``
    "column".
    """
    out = []
    for i, name in enumerate(network.rows):
        out.append((f"r{i}", name, {"mode": "row", **_known(network, name)}))
    if network.mode == "two-mode":
        for j, name in enumerate(network.columns):
            out.append((f"c{j}", name, {"mode": "column", **_known(network, name)}))
    return out


TAKEN = frozenset("id label mode name shape size".split())
"""Names other programs give a node themselves (igraph, Gephi): an attribute called so is written
as "size (attribute)"."""
NO_COLOR = "#808080"
"""What a node without a colour has where others have one: igraph draws no graph with an empty
colour."""


def _known(network: Network, name: str) -> dict[str, Any]:
    """What is known of a node, as other programs can hold it; what is empty is left out."""
    known = {
        f"{k} (attribute)" if k in TAKEN else k: v
        for k, v in network.attributes.get(name, {}).items()
        if v not in (None, "") and k != "mode"
    }
    if "color" not in known and any(one.get("color") for one in network.attributes.values()):
        known["color"] = NO_COLOR
    return known


def _edges(network: Network) -> list[tuple[str, str, float]]:
    """(id, id, weight); in a one-mode network every pair once."""
    _finite(network)
    one = network.mode == "one-mode"
    place = {name: i for i, name in enumerate(network.rows)}
    other = {name: j for j, name in enumerate(network.columns)}
    return [
        (f"r{place[row]}", f"r{place[column]}" if one else f"c{other[column]}", weight)
        for row, column, weight in network.ties()
    ]


def _finite(network: Network) -> None:
    if not all(math.isfinite(v) for v in network.matrix.ravel().tolist()):
        raise OptionError(
            "The network holds cells without a number (compat='dna3'), which no file format can "
            "carry."
        )


def clean(text: Any) -> str:
    """Text without the control characters XML cannot hold."""
    return "".join(c for c in str(text) if c >= " " or c in "\t\n\r")


def _type(values: Iterable[Any]) -> str:
    kinds = {type(v) for v in values}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "long"
    if kinds and kinds <= {int, float}:
        return "double"
    return "string"


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else clean(value)


def graphml(network: Network) -> str:
    """GraphML with typed node and edge attributes, read by Gephi, visone, igraph and networkx.

    Nodes: ``label``, ``mode`` and whatever is known of them; edges: ``weight`` (double), ``sign``
    (int), ``statements`` (int, how many stand behind); graph: ``study``.
    """
    root = ElementTree.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    nodes, edges = _nodes(network), _edges(network)
    names = list(dict.fromkeys(k for _, _, known in nodes for k in known))
    kinds = {k: _type(known[k] for _, _, known in nodes if k in known) for k in names}
    keys = {"label": ("node", "string"), **{k: ("node", t) for k, t in kinds.items()}}
    for place, (name, (where, kind)) in enumerate(keys.items()):
        ElementTree.SubElement(
            root,
            "key",
            {"id": f"n{place}", "for": where, "attr.name": clean(name), "attr.type": kind},
        )
    for name, kind in (("weight", "double"), ("sign", "int"), ("statements", "int")):
        ElementTree.SubElement(
            root, "key", {"id": name, "for": "edge", "attr.name": name, "attr.type": kind}
        )
    ElementTree.SubElement(
        root, "key", {"id": "study", "for": "graph", "attr.name": "study", "attr.type": "string"}
    )
    graph = ElementTree.SubElement(root, "graph", id="G", edgedefault="undirected")
    if study_text(network):
        ElementTree.SubElement(graph, "data", key="study").text = clean(study_text(network))
    place_of = {name: f"n{i}" for i, name in enumerate(keys)}
    for node, name, known in nodes:
        element = ElementTree.SubElement(graph, "node", id=node)
        for key, value in {"label": name, **known}.items():
            ElementTree.SubElement(element, "data", key=place_of[key]).text = _text(value)
    behind = _behind(network)
    for k, (one, two, weight) in enumerate(edges):
        element = ElementTree.SubElement(graph, "edge", id=f"e{k}", source=one, target=two)
        ElementTree.SubElement(element, "data", key="weight").text = repr(weight)
        ElementTree.SubElement(element, "data", key="sign").text = "1" if weight > 0 else "-1"
        if behind is not None:
            ElementTree.SubElement(element, "data", key="statements").text = str(behind[k])
    ElementTree.indent(root)
    return XML + ElementTree.tostring(root, encoding="unicode") + "\n"


def _behind(network: Network) -> list[int] | None:
    """How many statements stand behind every tie; None where they are not known or the ties too
    many to look up.
    """
    ties = network.ties()
    if network.behind is None or len(ties) > 20_000:
        return None
    row = {name: i for i, name in enumerate(network.rows)}
    column = {name: j for j, name in enumerate(network.columns)}
    return [len(network.behind(row[a], column[b])) for a, b, _ in ties]


def gexf(network: Network | Iterable[Network]) -> str:
    """GEXF 1.3. Windows (several networks) become a dynamic graph: every tie and its weight with
    start and end.
    """
    slices = [network] if isinstance(network, Network) else list(network)
    if not slices:
        raise OptionError(
            "There is no window to write; make the period longer or the window narrower."
        )
    is_dynamic = not isinstance(network, Network) and all(s.start and s.stop for s in slices)
    root = ElementTree.Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    meta = ElementTree.SubElement(root, "meta")
    ElementTree.SubElement(meta, "creator").text = "Hustings"
    ElementTree.SubElement(meta, "description").text = clean(study_text(slices[0]))
    head = {"defaultedgetype": "undirected", "mode": "dynamic" if is_dynamic else "static"}
    if is_dynamic:
        head |= {"timeformat": "datetime", "timerepresentation": "interval"}
    graph = ElementTree.SubElement(root, "graph", head)
    known, when = _nodes_of_all(slices)
    names = list(dict.fromkeys(k for attributes in known.values() for k in attributes))
    _declare(graph, known, names, is_dynamic=is_dynamic)
    ids = {key: f"n{i}" for i, key in enumerate(known)}
    nodes = ElementTree.SubElement(graph, "nodes")
    for key, attributes in known.items():
        element = ElementTree.SubElement(nodes, "node", id=ids[key], label=clean(key[1]))
        values = ElementTree.SubElement(element, "attvalues")
        ElementTree.SubElement(values, "attvalue", {"for": "mode", "value": key[0]})
        for i, name in enumerate(names):
            if name in attributes:
                told = {"for": f"a{i}", "value": _text(attributes[name])}
                ElementTree.SubElement(values, "attvalue", told)
        if is_dynamic:
            _spells(element, when[key])
    edges = ElementTree.SubElement(graph, "edges")
    for k, ((one, two), seen) in enumerate(_ties_of_all(slices, ids).items()):
        element = ElementTree.SubElement(edges, "edge", id=f"e{k}", source=one, target=two)
        _weigh(element, seen, is_dynamic=is_dynamic)
    ElementTree.indent(root)
    return XML + ElementTree.tostring(root, encoding="unicode") + "\n"


Key = tuple[str, str]
"""(mode, name) of a node."""


def _nodes_of_all(
    slices: list[Network],
) -> tuple[dict[Key, dict[str, Any]], dict[Key, list[Network]]]:
    """Every node of the windows with its attributes, the last window's word standing; and the
    windows it is in.
    """
    known: dict[Key, dict[str, Any]] = {}
    when: dict[Key, list[Network]] = {}
    for window in slices:
        for _, name, attributes in _nodes(window):
            key = (attributes["mode"], name)
            known.setdefault(key, {}).update({k: v for k, v in attributes.items() if k != "mode"})
            when.setdefault(key, []).append(window)
    return known, when


def _ties_of_all(
    slices: list[Network], ids: dict[Key, str]
) -> dict[tuple[str, str], list[tuple[Network, float]]]:
    """(node, node) -> the windows in which they are tied, with the weight there."""
    ties: dict[tuple[str, str], list[tuple[Network, float]]] = {}
    for window in slices:
        _finite(window)
        other = "row" if window.mode == "one-mode" else "column"
        for one, two, weight in window.ties():
            ties.setdefault((ids["row", one], ids[other, two]), []).append((window, weight))
    return ties


def _declare(
    graph: ElementTree.Element,
    known: dict[Key, dict[str, Any]],
    names: list[str],
    *,
    is_dynamic: bool,
) -> None:
    """Say which attributes nodes and edges have, and of what type."""
    nodes = ElementTree.SubElement(graph, "attributes", {"class": "node", "mode": "static"})
    ElementTree.SubElement(nodes, "attribute", id="mode", title="mode", type="string")
    for i, name in enumerate(names):
        kind = _type(a[name] for a in known.values() if name in a)
        ElementTree.SubElement(nodes, "attribute", id=f"a{i}", title=clean(name), type=kind)
    mode = "dynamic" if is_dynamic else "static"
    edges = ElementTree.SubElement(graph, "attributes", {"class": "edge", "mode": mode})
    if is_dynamic:
        ElementTree.SubElement(edges, "attribute", id="weight", title="weight", type="double")
    ElementTree.SubElement(edges, "attribute", id="signed", title="signed weight", type="double")
    ElementTree.SubElement(edges, "attribute", id="sign", title="sign", type="integer")


def _weigh(
    edge: ElementTree.Element, seen: list[tuple[Network, float]], *, is_dynamic: bool
) -> None:
    """The weight and sign of an edge, of a dynamic graph for each window with its time."""
    # Gephi refuses weights that are not above 0: the signed weight is an attribute of its own name
    if not is_dynamic:
        edge.set("weight", repr(abs(seen[0][1])))
    values = ElementTree.SubElement(edge, "attvalues")
    for window, weight in seen:
        time = {"start": window.start or "", "end": window.stop or ""} if is_dynamic else {}
        told = {"signed": repr(weight), "sign": "1" if weight > 0 else "-1"}
        if is_dynamic:
            told = {"weight": repr(abs(weight)), **told}
        for key, value in told.items():
            ElementTree.SubElement(values, "attvalue", {"for": key, "value": value, **time})
    if is_dynamic:
        _spells(edge, [window for window, _ in seen])


def _spells(element: ElementTree.Element, when: list[Network]) -> None:
    spells = ElementTree.SubElement(element, "spells")
    for s in when:
        ElementTree.SubElement(spells, "spell", start=s.start or "", end=s.stop or "")


def dl(network: Network) -> str:
    """UCINET's DL, full matrix, labels in quotes (a quote inside one becomes an apostrophe)."""
    _finite(network)

    def label(name: str) -> str:
        return '"' + " ".join(name.replace('"', "'").split()) + '"'

    if network.mode == "one-mode":
        head = [f"dl n={len(network.rows)} format=fullmatrix", "labels:", *map(label, network.rows)]
    else:
        head = [
            f"dl nr={len(network.rows)} nc={len(network.columns)} format=fullmatrix",
            "row labels:",
            *map(label, network.rows),
            "column labels:",
            *map(label, network.columns),
        ]
    body = [" ".join(_number(v) for v in row) for row in network.matrix.tolist()]
    return "\n".join([*head, "data:", *body]) + "\n"


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def matrix_csv(network: Network) -> str:
    """The matrix as CSV: names in the first row and column."""
    _finite(network)
    cells = zip(network.rows, network.matrix.tolist(), strict=True)
    rows = [[name, *(_number(v) for v in row)] for name, row in cells]
    return table_text([["", *network.columns], *rows])


def edges_csv(network: Network) -> str:
    """The ties as CSV: source, target, weight, statements (ids, parted by spaces), then what is
    known of both ends.
    """
    _finite(network)

    def known(name: str) -> Mapping[str, Any]:
        return network.attributes.get(name, {})

    names = list(
        dict.fromkeys(k for name in (*network.rows, *network.columns) for k in known(name))
    )
    ends = [f"{end} {k}" for end in ("source", "target") for k in names]
    rows: list[list[Any]] = [["source", "target", "weight", "statements", *ends]]
    ties = network.ties()
    few = len(ties) <= 20_000
    for one, two, weight in ties:
        ids = " ".join(network.statements(one, two)) if few else ""
        more = [known(end).get(k, "") for end in (one, two) for k in names]
        rows.append([one, two, _number(weight), ids, *more])
    return table_text(rows)
