"""What is written as REFI-QDA keeps the rules of its schema."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from hustings.errors import OptionError, UnknownName
from hustings.exchange.bundle import Bundle, Report, concept_paths
from hustings.exchange.refi import read_refi, write_refi
from hustings.model import Concept, Form

from .test_refi import bundles, parsed

# ------------------------------------------------------------------ the schema's rules

ORDER = {
    "Project": "Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef",
    "Users": "User", "CodeBook": "Codes", "Codes": "Code", "Code": "Description NoteRef Code",
    "Variables": "Variable", "Variable": "Description", "Cases": "Case",
    "Case": "Description CodeRef VariableValue SourceRef SelectionRef",
    "VariableValue": "VariableRef TextValue", "Sources": "TextSource", "Notes": "Note",
    "TextSource": "Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue",
    "Note": "Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue",
    "PlainTextSelection": "Description Coding NoteRef", "Coding": "CodeRef NoteRef", "Links": "Link", "Link": "NoteRef",
    "Sets": "Set", "Set": "Description MemberCode MemberSource MemberNote", "Graphs": "Graph", "Graph": "Vertex Edge",
}  # fmt: skip


NEEDED = {
    "Project": "name", "User": "guid", "Code": "guid name isCodable", "Variable": "guid name typeOfVariable", "Case": "guid",
    "TextSource": "guid", "Note": "guid", "PlainTextSelection": "guid startPosition endPosition", "Coding": "guid",
    "Link": "guid", "Set": "guid name", "Graph": "guid", "Vertex": "guid firstX firstY", "Edge": "guid sourceVertex targetVertex",
}  # fmt: skip


def faults(root: Any) -> list[str]:
    """Where a project breaks the rules of REFI-QDA 1.5: order and presence of elements, attributes, GUIDs."""
    found, guids = [], []
    for element in root.iter():
        tag = etree.QName(element).localname
        children = [etree.QName(c).localname for c in element]
        order = ORDER.get(tag, "").split()
        places = [order.index(c) if c in order else -1 for c in children]
        if places != sorted(places) or -1 in places:
            found.append(f"{tag}: {children}")
        if (
            tag
            in (
                "Users",
                "Codes",
                "Variables",
                "Cases",
                "Sources",
                "Notes",
                "Links",
                "Sets",
                "Graphs",
            )
            and not children
        ):
            found.append(f"{tag} is empty")
        found += [
            f"{tag} without {a}" for a in NEEDED.get(tag, "").split() if a not in element.attrib
        ]
        for key, value in element.attrib.items():
            if key.casefold().endswith("guid") and not re.fullmatch(
                r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value
            ):
                found.append(f"{tag}: {key} {value}")
        if "guid" in element.attrib:
            guids.append(element.get("guid"))
    if len(guids) != len(set(guids)):
        found.append("a GUID stands twice")
    return found


def test_an_export_keeps_the_rules_of_the_schema(ferry: Bundle, tmp_path: Path) -> None:
    write_refi(ferry, tmp_path / "f.qdpx")
    assert faults(parsed(tmp_path / "f.qdpx")) == []
    write_refi(Bundle(name="nothing"), tmp_path / "e.qdpx")
    assert faults(parsed(tmp_path / "e.qdpx")) == []


@settings(max_examples=25, deadline=None)
@given(bundles())
def test_any_export_keeps_the_rules_of_the_schema(tmp_path_factory: Any, bundle: Bundle) -> None:
    path = tmp_path_factory.getbasetemp() / "rules.qdpx"
    write_refi(bundle, path)
    assert faults(parsed(path)) == []


def test_no_path_of_this_machine_is_written(ferry: Bundle, tmp_path: Path) -> None:
    write_refi(ferry, tmp_path / "f.qdpx")
    text = etree.tostring(parsed(tmp_path / "f.qdpx")).decode()
    assert "basePath" not in text
    assert "currentPath" not in text
    assert str(tmp_path) not in text


def test_a_codebook_goes_out_and_comes_back(ferry: Bundle, tmp_path: Path) -> None:
    write_refi(ferry, tmp_path / "c.qdc")
    back = read_refi(tmp_path / "c.qdc").concepts
    assert list(concept_paths(back).values()) == [
        "night ferry",
        "visitors",
        "noise",
        "health",
        "health/sleep",
    ]
    assert (back[0].description, back[0].color) == ("A crossing after midnight.", "#a6400b")
    with pytest.raises(OptionError, match="one code at least"):
        write_refi(Bundle(), tmp_path / "e.qdc")


def test_an_unknown_dialect_is_refused(ferry: Bundle, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="qualcoder"):
        write_refi(ferry, tmp_path / "f.qdpx", dialect="qual-coder")


def test_the_same_bundle_gives_the_same_bytes(ferry: Bundle, tmp_path: Path) -> None:
    write_refi(ferry, tmp_path / "a.qdpx")
    write_refi(replace(ferry, report=Report()), tmp_path / "b.qdpx")
    assert (tmp_path / "a.qdpx").read_bytes() == (tmp_path / "b.qdpx").read_bytes()


def test_concepts_whose_parents_form_a_circle_are_still_written(tmp_path: Path) -> None:
    bundle = Bundle(
        concepts=(Concept("a", "quay", "b"), Concept("b", "cars", "a")), forms=(Form("code", ()),)
    )
    write_refi(bundle, tmp_path / "c.qdpx")
    assert {c.name for c in read_refi(tmp_path / "c.qdpx").concepts} == {"quay", "cars"}
