"""Parliamentary and scholarly XML: TEI and ParlaMint (``u``, ``sp``), Akoma Ntoso (``speech``, ``question`` …)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...errors import NotReadable
from .base import Document, Part, compose, local, refuse_nothing, xml

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ASIDES = frozenset(
    (
        "note",
        "kinesic",
        "vocal",
        "incident",
        "gap",
        "desc",
        "pb",
        "lb",
        "time",
        "speaker",
        "stage",
        "figure",
        "authorialNote",
    )
)
_NOISES = frozenset(("kinesic", "vocal", "incident", "stage"))


def reads(data: bytes, name: str) -> Document:
    """Text of TEI, ParlaMint or Akoma Ntoso. Raises NotReadable for other XML."""
    root = xml(data, name)
    tag = local(root)
    if tag in ("TEI", "TEI.2", "teiCorpus"):
        dialect, parts = "TEI", list(_tei(root))
    elif tag == "akomaNtoso":
        dialect, parts = "Akoma Ntoso", list(_akoma(root))
    else:
        raise NotReadable(f"{name} is XML of an unknown kind (<{tag[:40]}>); TEI and Akoma Ntoso are read.", name=name)
    text, structure = compose(parts, evidence=f"speeches marked in {dialect}", joined=False)
    refuse_nothing(text, name, "speeches")
    dates = [n.get("when") or n.get("date") for n in root.iter() if local(n) in ("date", "FRBRdate")]
    date = next((d[:10] for d in dates if d and re.match(r"\d{4}-\d\d-\d\d", d)), None)
    title = next((_plain(n) for n in root.iter() if local(n) in ("title", "docTitle") and _plain(n)), "")
    return Document(text, structure, title=title, date=date, language=root.get(_LANG), dialect=dialect)


def _plain(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _said(node: Any) -> str:
    """Words of an element without the notes in it; paragraphs parted by a blank line."""
    paragraphs: list[str] = []

    def walk(n: Any, out: list[str]) -> None:
        if n.text:
            out.append(n.text)
        for child in n:
            tag = local(child)
            if tag in ("seg", "p", "ab", "l"):
                out.append("\0")
                walk(child, out)
                out.append("\0")
            elif tag and tag not in _ASIDES and tag not in ("from", "num", "heading"):
                walk(child, out)
            if child.tail:
                out.append(child.tail)

    pieces: list[str] = []
    walk(node, pieces)
    paragraphs = [" ".join(p.split()) for p in "".join(pieces).split("\0")]
    return "\n\n".join(p for p in paragraphs if p)


def _tei(root: Any) -> Iterator[Part]:
    people = {}
    for person in root.iter():
        if local(person) in ("person", "personGrp", "org") and person.get(_ID):
            named = next((n for n in person.iter() if local(n) in ("persName", "name", "orgName")), None)
            if named is not None:
                fore = [_plain(n) for n in named if local(n) == "forename"]
                sur = [_plain(n) for n in named if local(n) == "surname"]
                people[person.get(_ID)] = " ".join([*fore, *sur]) or _plain(named)
    body = next((n for n in root.iter() if local(n) == "text"), root)
    yield from _tei_parts(body, people, [])


def _tei_parts(node: Any, people: dict[str, str], called: list[str]) -> Iterator[Part]:
    for child in node:
        tag = local(child)
        if tag in ("u", "sp"):
            who = (child.get("who") or "").lstrip("#").split()
            own = [_plain(n).rstrip(":. ") for n in child if local(n) == "speaker" or n.get("type") == "speaker"]
            name = people.get(who[0].lstrip("#"), "") if who else ""
            name = name or (own[0] if own else "") or (called.pop() if called else "") or (who[0] if who else "")
            called.clear()
            yield Part(_said(child), name or None, begins_at=None)
            for inner in child.iter():
                if local(inner) in _NOISES or (local(inner) == "note" and inner.get("type") not in ("speaker", None)):
                    yield from _aside(inner)
        elif tag == "head":
            yield Part(_plain(child), kind="heading", level=2)
        elif tag == "note" and child.get("type") == "speaker":
            called[:] = [_plain(child).rstrip(":. ")]
        elif tag in _NOISES or tag == "note":
            yield from _aside(child)
        elif tag in ("p", "ab") and not any(local(n) in ("u", "sp") for n in child.iter()):
            yield Part(_plain(child), kind="note")
        elif tag and tag not in ("teiHeader", "front", "back", "standOff"):
            yield from _tei_parts(child, people, called)


def _aside(node: Any) -> Iterator[Part]:
    words = _plain(node)
    if words:
        yield Part(words if words[0] in "[(" else f"[{words}]", kind="direction")


def _akoma(root: Any) -> Iterator[Part]:
    people = {
        n.get("eId") or n.get("id"): n.get("showAs") or n.get("shortForm") or ""
        for n in root.iter()
        if local(n) in ("TLCPerson", "TLCOrganization", "TLCRole")
    }
    body = next((n for n in root.iter() if local(n) in ("debateBody", "body", "mainBody")), root)
    yield from _akoma_parts(body, people)


def _akoma_parts(node: Any, people: dict[str, str]) -> Iterator[Part]:
    for child in node:
        tag = local(child)
        if tag in ("speech", "question", "answer", "speechGroup") and tag != "speechGroup":
            by = (child.get("by") or "").lstrip("#")
            own = next((_plain(n).rstrip(":. ") for n in child if local(n) == "from"), "")
            yield Part(_said(child), people.get(by) or own or by or None)
        elif tag in ("heading", "subheading"):
            yield Part(_plain(child), kind="heading", level=2)
        elif tag in ("scene", "narrative", "summary", "other"):
            words = _plain(child)
            if words:
                kind = "direction" if tag == "scene" else "note"
                yield Part(words if kind == "note" or words[0] in "[(" else f"[{words}]", kind=kind)
        elif tag and tag not in ("meta", "num"):
            yield from _akoma_parts(child, people)
