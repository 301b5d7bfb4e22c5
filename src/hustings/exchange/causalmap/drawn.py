"""Maps somebody drew, without texts: Mental Modeler, JFCM; and GraphML out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from ...errors import InputError, NotReadable, OptionError, UnknownFormat, UnknownName
from ...model import (
    CausalMap,
    Claim,
)
from ...model.causal import value_of
from ..bundle import Report, count
from .cells import exists, legal, number_of, parsed, tag, text_of
from .mapfile import SIGNS, MapFile

_WORDS = {
    "H+": 1.0,
    "M+": 0.5,
    "L+": 0.25,
    "H-": -1.0,
    "M-": -0.5,
    "L-": -0.25,
    "+": 1.0,
    "-": -1.0,
}

_UNDRAWN = ("", "undefined", "null", "nan", "none")
"""What stands where an arrow was drawn and never weighed."""


def read_mental_modeler(path: str | Path) -> MapFile:
    """A Mental Modeler project (.mmp, XML or JSON): concepts and the influence of each on others in
    [-1, 1].

    Positions, groups, units, preferred states and scenarios are left and said so; notes become the
    claim's words.
    """
    path = Path(path)
    exists(path)
    report = Report(dialect="Mental Modeler")
    raw = path.read_bytes()
    is_json = raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
    concepts, scenarios = _concepts_of_json(raw, path) if is_json else _concepts_of_xml(raw, path)
    report.dialect += " (JSON)" if is_json else " (XML)"
    names = _names(concepts, report)
    claims: list[Claim] = []
    unweighted: list[str] = []
    for entry in concepts:
        cause = names[text_of(entry.get("id"))]
        for relation in entry.get("relationships") or ():
            effect = names.get(text_of(relation.get("id")))
            if effect is None:
                report.left.append(
                    f"A relationship of {cause!r} points at no concept "
                    f"({text_of(relation.get('id'))})."
                )
                continue
            value = _influence(relation, cause, effect, path, report)
            if value is None:
                unweighted.append(f"{cause} -> {effect}")
                continue
            words = text_of(relation.get("notes"))
            arrow = _Arrow(cause, effect, value, f"{cause} -> {effect}", words)
            claim = _drawn(arrow, path, report)
            claims += [claim] if claim else []
    if unweighted:
        report.left.append(
            f"{count(len(unweighted), 'arrow')} without an influence: {', '.join(unweighted)}."
        )
    if scenarios:
        report.left.append(f"{count(scenarios, 'scenario')}.")
    report.left.append("Positions, groups, units, preferred states and confidence.")
    m = CausalMap.from_claims(claims, concepts=list(names.values()))
    report.imported = {"factors": len(m.concepts), "links": len(m.links)}
    return MapFile(report, m)


def _concepts_of_json(raw: bytes, path: Path) -> tuple[list[dict[str, Any]], int]:
    """The concepts of a project, and how many scenarios it has. Raises NotReadable,
    UnknownFormat."""
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as wrong:
        raise NotReadable(f"{path.name} is damaged: {wrong}.", path=str(path)) from wrong
    data = data.get("model", data) if isinstance(data, dict) else {}
    concepts: Any = data.get("concepts") if isinstance(data, dict) else None
    if not _is_drawn(concepts):
        raise UnknownFormat(
            f"{path.name} is no causal map known here: neither a Mental Modeler project "
            f"nor a map written by Hustings.",
            path=str(path),
        )
    scenarios = data.get("scenarios")
    return list(concepts), len(scenarios) if isinstance(scenarios, list) else 0


def _concepts_of_xml(raw: bytes, path: Path) -> tuple[list[dict[str, Any]], int]:
    """As :func:`_concepts_of_json`."""
    root = parsed(raw, path)
    if root.tag.casefold() != "mentalmodeler":
        raise UnknownFormat(f"{path.name} is no Mental Modeler project.", path=str(path))
    concepts = []
    for node in root.iterfind("./concepts/concept"):
        entry = _texts(node)
        entry["relationships"] = [_texts(r) for r in node.iterfind("./relationships/relationship")]
        concepts.append(entry)
    return concepts, len(root.findall("./scenarios/scenario"))


def _texts(node: Any) -> dict[str, Any]:
    return {child.tag: (child.text or "") for child in node}


def _names(concepts: list[dict[str, Any]], report: Report) -> dict[str, str]:
    """Id of a concept -> its name, each another's."""
    names: dict[str, str] = {}
    for entry in concepts:
        number = text_of(entry.get("id"))
        name = " ".join(text_of(entry.get("name")).split())
        if not name:
            name = f"unnamed {number}"
            report.warnings.append(f"A concept without a name is called {name!r}.")
        if name in names.values():
            report.warnings.append(
                f"Two concepts are called {name!r}: the second got its id added."
            )
            name = f"{name} ({number})"
        names[number] = name
    return names


def _influence(
    relation: dict[str, Any], cause: str, effect: str, path: Path, report: Report
) -> float | None:
    """The weight of an arrow, None where it was never weighed. Raises InputError."""
    # the program itself leaves a > behind the CDATA of an influence
    word = text_of(relation.get("influence")).rstrip("> ").strip()
    if word.casefold() in _UNDRAWN:
        return None
    if word.upper() in _WORDS:
        value = _WORDS[word.upper()]
        report.approximated.append(f"{cause} -> {effect}: the word {word} was read as {value:g}.")
        return value
    number = number_of(word)
    if number is None:
        raise InputError(
            f"{path.name}: the influence of {cause!r} on {effect!r} is {word!r}, not a number."
        )
    return number


def _is_drawn(concepts: Any) -> bool:
    """Whether a JSON value is a list of concepts, each with a list of relationships or none."""
    return isinstance(concepts, list) and all(
        isinstance(c, dict)
        and isinstance(c.get("relationships") or [], list)
        and all(isinstance(r, dict) for r in c.get("relationships") or ())
        for c in concepts
    )


def read_jfcm(path: str | Path, *, name: str | None = None) -> MapFile:
    """A map of a JFCM file (``<maps><map><concepts/><connections/>``); ``name`` where it holds
    several.

    Activators and start values are left and said so; a delayed or other than weighted connection is
    listed.
    """
    path = Path(path)
    exists(path)
    report = Report(dialect="JFCM XML")
    root = parsed(path.read_bytes(), path)
    found = [e for e in root.iter() if tag(e) == "map"]
    if not found:
        raise UnknownFormat(f"{path.name} holds no JFCM map.", path=str(path))
    titles = [e.get("name", "") for e in found]
    if name is None and len(found) > 1:
        report.left.append(
            "Other maps in the file: "
            + ", ".join(repr(t) for t in titles[1:])
            + "; give name to read one."
        )
    if name is not None and name not in titles:
        raise UnknownName("map", name, titles)
    node = found[titles.index(name) if name is not None else 0]
    names = [e.get("name", "") for e in node.iter() if tag(e) == "concept"]
    if len(set(names)) < len(names):
        raise InputError(f"{path.name}: two concepts have the same name.", path=str(path))
    acts = sorted({e.get("act", "") for e in node.iter() if tag(e) == "concept"} - {""})
    made = [_connection(e, names, path, report) for e in node.iter() if tag(e) == "connection"]
    if acts:
        report.left.append(
            f"Activators ({', '.join(acts)}) and start values: choose transfer and start in the "
            f"run."
        )
    m = CausalMap.from_claims([claim for claim in made if claim], concepts=names)
    report.imported = {"factors": len(m.concepts), "links": len(m.links)}
    return MapFile(report, m)


def _connection(element: Any, names: list[str], path: Path, report: Report) -> Claim | None:
    """The claim of a connection, None (and a line in the report) where it has no weight.

    Raises InputError where it joins what is no concept.
    """
    cause, effect = element.get("from", ""), element.get("to", "")
    for end in (cause, effect):
        if end not in names:
            raise InputError(
                f"{path.name}: a connection names {end!r}, which is no concept.", path=str(path)
            )
    params = {p.get("name"): p.get("value") for p in element.iter() if tag(p) == "param"}
    value = number_of(params.get("weight"))
    if value is None:
        kind = element.get("type")
        report.left.append(f"{cause} -> {effect}: a connection of type {kind} without a weight.")
        return None
    if (number_of(params.get("delay")) or 0) != 0:
        report.left.append(f"{cause} -> {effect}: its delay of {params['delay']}.")
    told = (" ".join((d.text or "").split()) for d in element if tag(d) == "description")
    called = element.get("name") or f"{cause} -> {effect}"
    return _drawn(_Arrow(cause, effect, value, called, next(told, "")), path, report)


class _Arrow(NamedTuple):
    cause: str
    effect: str
    value: float
    id: str
    words: str


def _drawn(arrow: _Arrow, path: Path, report: Report) -> Claim | None:
    """The claim of an arrow, None (and a line in the report) where its weight is 0."""
    cause, effect, value, id, words = arrow
    if not abs(value) <= 1:
        raise OptionError(
            f"{path.name}: the weight of {cause!r} -> {effect!r} is {value:g}: weights lie "
            f"between -1 and 1.",
            cause=cause,
            effect=effect,
            weight=value,
        )
    if value == 0:
        report.left.append(f"{cause} -> {effect}: its weight is 0.")
        return None
    size = abs(value)
    return Claim(
        cause, effect, 1 if value > 0 else -1, id, path.stem, quote=words, weight=(size, size)
    )


def write_graphml(m: CausalMap, path: str | Path) -> None:
    """A map as GraphML: one node per factor, one edge per signed link with sign, weight, citations,
    sources and the ids of its claims. The weight is that of the link alone, ±1 or the middle of its
    strength words, so a disputed pair has two edges; denied links are written with ``denied``
    true."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    for name in m.concepts:
        graph.add_node(legal(name), label=legal(name))
    for i, link in enumerate(m.links):
        graph.add_edge(
            legal(link.cause),
            legal(link.effect),
            key=f"e{i}",  # its id in the file: edges of one id are one edge to Gephi
            sign=SIGNS[link.sign],
            weight=value_of({link.sign: link.claims}),
            citations=link.citations,
            sources=link.sources,
            denied=link.denied,
            claims=legal(" | ".join(c.id for c in link.claims)),
            told_by=legal(" | ".join(sorted({c.source for c in link.claims}))),
        )
    nx.write_graphml_xml(graph, Path(path))
