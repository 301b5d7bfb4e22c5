"""Maps somebody drew, without texts: Mental Modeler, JFCM; and GraphML out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

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
    if raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
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
        told = data.get("scenarios")
        scenarios = len(told) if isinstance(told, list) else 0
        report.dialect += " (JSON)"
    else:
        root = parsed(raw, path)
        if root.tag.casefold() != "mentalmodeler":
            raise UnknownFormat(f"{path.name} is no Mental Modeler project.", path=str(path))
        concepts = []
        for node in root.iterfind("./concepts/concept"):
            entry: dict[str, Any] = {child.tag: (child.text or "") for child in node}
            entry["relationships"] = [
                {child.tag: (child.text or "") for child in r}
                for r in node.iterfind("./relationships/relationship")
            ]
            concepts.append(entry)
        scenarios = len(root.findall("./scenarios/scenario"))
        report.dialect += " (XML)"
    names: dict[str, str] = {}
    for entry in concepts:
        name = " ".join(text_of(entry.get("name")).split())
        if not name:
            name = f"unnamed {text_of(entry.get('id'))}"
            report.warnings.append(f"A concept without a name is called {name!r}.")
        if name in names.values():
            report.warnings.append(
                f"Two concepts are called {name!r}: the second got its id added."
            )
            name = f"{name} ({text_of(entry.get('id'))})"
        names[text_of(entry.get("id"))] = name
    claims = []
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
            # the program itself leaves a > behind the CDATA of an influence
            word = text_of(relation.get("influence")).rstrip("> ").strip()
            if word.casefold() in _UNDRAWN:
                unweighted.append(f"{cause} -> {effect}")
                continue
            value = _WORDS.get(word.upper()) if word.upper() in _WORDS else number_of(word)
            if value is None:
                raise InputError(
                    f"{path.name}: the influence of {cause!r} on {effect!r} is {word!r}, not a "
                    f"number."
                )
            if word.upper() in _WORDS:
                report.approximated.append(
                    f"{cause} -> {effect}: the word {word} was read as {value:g}."
                )
            words = text_of(relation.get("notes"))
            claim = _drawn(cause, effect, value, path, f"{cause} -> {effect}", words, report)
            if claim:
                claims.append(claim)
    if unweighted:
        report.left.append(
            f"{count(len(unweighted), 'arrow')} without an influence: {', '.join(unweighted)}."
        )
    if scenarios:
        report.left.append(f"{scenarios} scenarios.")
    report.left.append("Positions, groups, units, preferred states and confidence.")
    m = CausalMap.from_claims(claims, concepts=list(names.values()))
    report.imported = {"factors": len(m.concepts), "links": len(m.links)}
    return MapFile(report, m)


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
    claims = []
    acts = sorted({e.get("act", "") for e in node.iter() if tag(e) == "concept"} - {""})
    for e in node.iter():
        if tag(e) != "connection":
            continue
        cause, effect = e.get("from", ""), e.get("to", "")
        for end in (cause, effect):
            if end not in names:
                raise InputError(
                    f"{path.name}: a connection names {end!r}, which is no concept.", path=str(path)
                )
        params = {p.get("name"): p.get("value") for p in e.iter() if tag(p) == "param"}
        value = number_of(params.get("weight"))
        if value is None:
            report.left.append(
                f"{cause} -> {effect}: a connection of type {e.get('type')} without a weight."
            )
            continue
        if (number_of(params.get("delay")) or 0) != 0:
            report.left.append(f"{cause} -> {effect}: its delay of {params['delay']}.")
        words = next((" ".join((d.text or "").split()) for d in e if tag(d) == "description"), "")
        claim = _drawn(
            cause, effect, value, path, e.get("name") or f"{cause} -> {effect}", words, report
        )
        if claim:
            claims.append(claim)
    if acts:
        report.left.append(
            f"Activators ({', '.join(acts)}) and start values: choose transfer and start in the "
            f"run."
        )
    m = CausalMap.from_claims(claims, concepts=names)
    report.imported = {"factors": len(m.concepts), "links": len(m.links)}
    return MapFile(report, m)


def _drawn(
    cause: str, effect: str, value: float, path: Path, id: str, words: str, report: Report
) -> Claim | None:
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
    for link in m.links:
        graph.add_edge(
            legal(link.cause),
            legal(link.effect),
            sign=SIGNS[link.sign],
            weight=value_of({link.sign: link.claims}),
            citations=link.citations,
            sources=link.sources,
            denied=link.denied,
            claims=legal(" | ".join(c.id for c in link.claims)),
            told_by=legal(" | ".join(sorted({c.source for c in link.claims}))),
        )
    nx.write_graphml_xml(graph, Path(path))
