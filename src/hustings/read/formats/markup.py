"""Parliamentary and scholarly XML: TEI and ParlaMint (``u``, ``sp``), Akoma Ntoso (``speech``,
``question`` …).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ...errors import NotReadable
from ..words.lines import date_in
from . import records
from .asked import questions_and_answers
from .base import XML_ID, Document, Part, compose, local, refuse_nothing, xml
from .table import document_of_rows
from .tei_times import block_of, clock_seconds, spoken_at, timeline

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
        "anchor",
        "timeline",
    )
)
_NOISES = frozenset(("kinesic", "vocal", "incident", "stage"))


def reads(data: bytes, name: str) -> Document:
    """Text of TEI, ParlaMint, Akoma Ntoso, of questions and answers, or of records of who speaks.
    Raises NotReadable for other XML."""
    root = xml(data, name)
    tag = local(root)
    if tag in ("TEI", "TEI.2", "teiCorpus"):
        dialect, parts = "TEI", list(_tei(root))
    elif tag == "akomaNtoso":
        dialect, parts = "Akoma Ntoso", list(_akoma(root))
    elif parts := questions_and_answers(root):
        dialect = f"questions and answers in <{tag[:40]}>"
    elif rows := records.rows(root):
        return replace(document_of_rows(rows, name, ""), dialect=f"records in <{tag[:40]}>")
    else:
        raise NotReadable(
            f"{name} is XML of a kind nobody here reads (<{tag[:40]}>). Export it from its program "
            f"as text, subtitles or a table.",
            name=name,
        )
    if dialect == "TEI" and any(local(n) == "u" for n in root.iter()) and _parlamint(root):
        dialect = "ParlaMint"
    text, structure = compose(parts, evidence=f"speeches marked in {dialect}", joined=False)
    refuse_nothing(text, name, "speeches")
    date = _sitting(root) if dialect != "Akoma Ntoso" else _first_date(root)
    title = next(
        (_plain(n) for n in root.iter() if local(n) in ("title", "docTitle") and _plain(n)), ""
    )
    return Document(
        text, structure, title=title, date=date, language=root.get(_LANG), dialect=dialect
    )


def _first_date(root: Any) -> str | None:
    """The day of the debate an Akoma Ntoso document holds: the one it prints in its preface or
    cover, else the date of the work, never when the file was made."""
    printed = [
        n.get("date")
        for part in root.iter()
        if local(part) in ("preface", "coverPage", "preamble")
        for n in part.iter()
        if local(n) in ("docDate", "date")
    ]
    dates = [
        (n.get("date"), (n.get("name") or "").casefold(), local(n.getparent()))
        for n in root.iter()
        if local(n) == "FRBRdate"
    ]
    said = [day for day, name, of in dates if of == "FRBRWork" and name not in _FILE_DATES]
    others = [day for day, name, _ in dates if name not in _FILE_DATES]
    return next((day for d in (*printed, *said, *others) if (day := _iso(d))), None)


_FILE_DATES = frozenset(("generation", "markup", "publication", "modification", "transform"))
"""Names of dates that tell when a file was made, not when anything was said."""


def _sitting(root: Any) -> str | None:
    """The day something was said: of its setting, else of its source, else in its id or title.

    Never that of the publication: a corpus of ten years would be said on one day.
    """
    for place in ("settingDesc", "sourceDesc", "recordingStmt"):
        for node in root.iter():
            if local(node) == place:
                told = (n.get("when") or n.get("from") for n in node.iter() if local(n) == "date")
                day = next((d for t in told if (d := _iso(t))), None)
                if day is not None:
                    return day
    titles = [_plain(n) for n in root.iter() if local(n) == "title"][:5]
    for words in (root.get(XML_ID) or "", *titles):
        found = re.search(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)", words)
        if found:
            return found[0]
        spelt = date_in(words)
        if spelt is not None:
            return spelt[0]
    return None


def _iso(value: str | None) -> str | None:
    found = re.match(r"\d{4}-\d\d-\d\d", value or "")
    return found[0] if found else None


def _parlamint(root: Any) -> bool:
    """Whether a TEI text is of the ParlaMint or Parla-CLARIN kind: its id or its title says so."""
    told = (root.get(XML_ID) or "") + " ".join(
        _plain(n) for n in root.iter() if local(n) == "title"
    )[:500]
    return "parlamint" in told.casefold() or "parla-clarin" in told.casefold()


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
            if tag in ("w", "pc"):
                # Words of an annotated text stand apart unless they say that they are joined.
                out.append(child.text or "".join(child.itertext()))
                out.append("" if child.get("join") in ("right", "both") else " ")
                continue
            if tag == "gap":
                out.append(f"[{_plain(child) or child.get('reason') or 'gap'}]")
            elif tag in ("seg", "p", "ab", "l"):
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
    body = next((n for n in root.iter() if local(n) == "text"), root)
    people = {**_called(body), **_people(root)}
    parties = _parties(root, _sitting(root) or "")
    for part in _tei_parts(body, people, [], timeline(root)):
        party = parties.get(part.speaker or "")
        yield replace(part, label=f"{part.speaker} ({party})") if party else part


def _parties(root: Any, day: str) -> dict[str, str]:
    """Name of a person -> the party (or else the office) the list of persons gives for a day."""
    groups = {
        org.get(XML_ID): _short(org)
        for org in root.iter()
        if local(org) == "org" and org.get("role") in ("politicalParty", "parliamentaryGroup")
    }
    out: dict[str, str] = {}
    names = _people(root)
    for person in root.iter():
        if local(person) != "person" or person.get(XML_ID) not in names:
            continue
        held = [
            n
            for n in person
            if local(n) == "affiliation"
            and (n.get("from") or "") <= (day or "9999") <= (n.get("to") or "9999")
        ]
        party = next((groups[r] for n in held if (r := _ref(n)) in groups), "")
        office = next((_plain(n) for n in held if _ref(n) not in groups and _plain(n)), "")
        if party or office:
            out[names[person.get(XML_ID)]] = party or office
    return out


def _ref(node: Any) -> str:
    return (node.get("ref") or "").lstrip("#")


def _short(org: Any) -> str:
    """A group's abbreviation, or its name."""
    named = [n for n in org if local(n) == "orgName"]
    brief = [n for n in named if n.get("full") == "abb"]
    return _plain((brief or named or [org])[0])


def _people(root: Any) -> dict[str, str]:
    """Id -> name, as the list of persons has it."""
    people = {}
    for person in root.iter():
        if local(person) in ("person", "personGrp", "org") and person.get(XML_ID):
            named = next(
                (n for n in person.iter() if local(n) in ("persName", "name", "orgName")), None
            )
            if named is not None:
                fore = [_plain(n) for n in named if local(n) == "forename"]
                sur = [_plain(n) for n in named if local(n) == "surname"]
                people[person.get(XML_ID)] = " ".join([*fore, *sur]) or _plain(named)
    return people


def _called(body: Any) -> dict[str, str]:
    """Id -> the label it bears most often: the file says who is one person, whatever they are
    called each time.
    """
    labels: dict[str, Counter[str]] = {}
    waiting = ""
    for node in body.iter():
        tag = local(node)
        if node.get("type") == "speaker" or tag == "speaker":
            waiting = _plain(node).rstrip(":. ")
        elif tag in ("u", "sp"):
            ids = _ids(node)
            own = [_plain(n).rstrip(":. ") for n in node if local(n) == "speaker"]
            label = own[0] if own else waiting
            if len(ids) == 1 and label:
                labels.setdefault(ids[0], Counter())[label] += 1
            waiting = ""
    return {key: told.most_common(1)[0][0] for key, told in labels.items()}


def _ids(node: Any) -> list[str]:
    """Who speaks an utterance: as it says, or the block around it (ISO 24624: ``who`` there)."""
    told = node.get("who") or block_of(node).get("who") or ""
    return [who.lstrip("#") for who in told.split()]


_JOINED = re.compile(r"(?:[A-ZÀ-Þ][a-zß-ÿ'’-]+){2,4}")


def _spelt(who: str) -> str:
    """An identity as a name, where it is nothing but words set together (``RennTobias``)."""
    apart = re.sub(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])", " ", who)
    return apart if _JOINED.fullmatch(who) else who


def _tei_parts(
    node: Any, people: dict[str, str], called: list[str], points: dict[str, float]
) -> Iterator[Part]:
    for child in node:
        tag = local(child)
        if tag in ("u", "sp"):
            who = _ids(child)
            own = [
                _plain(n).rstrip(":. ")
                for n in child
                if local(n) == "speaker" or n.get("type") == "speaker"
            ]
            # Several who speak as one are a speaker of their own.
            name = " & ".join(people.get(w, w) for w in who) if len(who) > 1 else ""
            name = (
                name
                or (people.get(who[0], "") if who else "")
                or (own[0] if own else "")
                or (called.pop() if called else "")
                or (_spelt(who[0]) if who else "")
                or ("Chair" if "#chair" in (child.get("ana") or "").split() else "")
            )
            called.clear()
            begin, end = spoken_at(child, points)
            yield Part(_said(child), name or None, begins_at=begin, ends_at=end)
            for inner in child.iter():
                if local(inner) in _NOISES or (
                    local(inner) == "note" and inner.get("type") not in ("speaker", None)
                ):
                    yield from _aside(inner)
        elif tag == "head":
            yield Part(_plain(child), kind="heading", level=2)
        elif tag == "note" and child.get("type") == "speaker":
            called[:] = [_plain(child).rstrip(":. ")]
        elif tag in _NOISES or tag == "note":
            yield from _aside(child)
        elif tag in ("p", "ab") and not any(local(n) in ("u", "sp") for n in child.iter()):
            yield Part(_plain(child), kind="note")
        elif tag and tag not in ("teiHeader", "front", "back", "standOff", "timeline"):
            yield from _tei_parts(child, people, called, points)


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
    clocks = (clock_seconds(n.get("startTime")) for n in body.iter() if isinstance(n.tag, str))
    yield from _akoma_parts(body, people, next((c for c in clocks if c is not None), 0.0))


def _akoma_parts(node: Any, people: dict[str, str], opened: float) -> Iterator[Part]:
    for child in node:
        tag = local(child)
        if tag in ("speech", "question", "answer", "speechGroup") and tag != "speechGroup":
            by = (child.get("by") or "").lstrip("#")
            own = next((_plain(n).rstrip(":. ") for n in child if local(n) == "from"), "")
            begin, end = (clock_seconds(child.get(k)) for k in ("startTime", "endTime"))
            yield Part(
                _said(child),
                people.get(by) or own or by or None,
                begins_at=None if begin is None or begin < opened else begin - opened,
                ends_at=None if end is None or end < opened else end - opened,
            )
        elif tag in ("heading", "subheading"):
            yield Part(_plain(child), kind="heading", level=2)
        elif tag in ("scene", "narrative", "summary", "other"):
            words = _plain(child)
            if words:
                kind = "direction" if tag == "scene" else "note"
                yield Part(words if kind == "note" or words[0] in "[(" else f"[{words}]", kind=kind)
        elif tag and tag not in ("meta", "num"):
            yield from _akoma_parts(child, people, opened)
