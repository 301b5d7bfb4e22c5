"""Bundle -> a REFI-QDA project (``.qdpx``).

Each function writes one part of the document; the order in :func:`_project` is that of the
published schema, but links, graphs and the note are known only when all statements are written.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ...errors import OptionError, UnknownName
from ...guards.archive import write_zip
from ...model import Actor, Statement, Transcript
from ..bundle import Bundle, Report, count
from ..offsets import Ruler, canonical
from .codebook import write_codebook_refi
from .dialects import WRITTEN
from .elements import (
    PROJECT,
    TIME,
    Element,
    add,
    child,
    gap,
    guid_of,
    legal,
    loose,
    parsed,
    root_element,
    tag,
)
from .export import Export, case_values, codes_of, link_of, source_values
from .own import block, is_annotation_of_others
from .packed import GAP, packed, streamed
from .parts import BLOCK, text_key

Entry = dict[str, Any]
"""A record as the note of Hustings holds it."""

_COLUMNS, _WIDE, _HIGH = 6, 200, 120
"""Vertices in a row of the graph, and how far apart they stand."""


def write_refi(bundle: Bundle, path: str | Path, *, dialect: str = "spec") -> Report:
    """The bundle as a REFI-QDA project, valid against the published schema.

    Statements travel as selections with codes (form, speaker, holder, commitment, concepts,
    choices), actors as cases, causes as links from code to code named by their sign and as a graph;
    reading the file with :func:`read_refi` gives them back whole. ``dialect`` says who will open
    it: spec, nvivo-windows, nvivo-mac, qualcoder or atlas. A path ending in ``.qdc`` gets the
    codebook alone.
    """
    if dialect not in WRITTEN:
        raise UnknownName("dialect", dialect, WRITTEN)
    path = Path(path)
    if path.suffix.casefold() == ".qdc":
        return write_codebook_refi(bundle, path)
    export = Export.of(bundle, dialect)
    whole = streamed(_project(export, path.stem), export.texts)
    write_zip(path, {"project.qde": whole, **export.members})
    return export.report


def _project(export: Export, name: str) -> Element:
    root = root_element(PROJECT, "Project")
    root.set("name", legal(export.kept.get("name") or export.bundle.name or name))
    root.set("origin", f"Hustings (offsets: {export.dialect})")
    export.memos = {m.id: export.once(m.id, "memo", m.id) for m in export.bundle.memos}
    sources, cases = loose("Sources"), loose("Cases")
    texts = _sources(export, sources)
    actors = _cases(export, cases)
    _users(export, root)
    if export.codes.children[""]:
        export.codes.into(add(add(root, "CodeBook"), "Codes"), memos=export.noted("concept"))
    _variables(export, root)
    root.extend(some for some in (cases, sources) if len(some))
    links = _links(export)
    graphs = _graphs(export, links)
    own = [guid_of(link.get("guid")) for link in links]
    _notes(export, root, _note(export, texts, actors, own))
    _again(export, root, "Links", links)
    _again(export, root, "Sets", ())
    _again(export, root, "Graphs", graphs)
    for note in export.noted("project").get("", ()):
        add(root, "NoteRef", targetGUID=note)
    export.report.imported = {
        "transcripts": len(export.bundle.transcripts),
        "statements": len(export.bundle.statements),
        "actors": len(actors),
        "concepts": len(export.bundle.concepts),
        "links": len(links),
    }
    return root


def _users(export: Export, root: Element) -> None:
    users = add(root, "Users") if export.users else None
    for name, guid in export.users.items():
        add(users, "User", guid=guid, name=name)


def _variables(export: Export, root: Element) -> None:
    variables = add(root, "Variables") if export.variables else None
    for name, guid in export.variables.items():
        add(variables, "Variable", guid=guid, name=name, typeOfVariable="Text")


def _values(export: Export, parent: Element, values: Mapping[str, str]) -> None:
    for key, text in values.items():
        value = add(parent, "VariableValue")
        add(value, "VariableRef", targetGUID=export.variables[key])
        add(value, "TextValue", text)


# ------------------------------------------------------------------ texts


def _sources(export: Export, parent: Element) -> list[Entry]:
    """Every text with its selections; what is read back as the note has it."""
    statements: dict[str, list[Statement]] = defaultdict(list)
    for statement in export.bundle.statements:
        statements[statement.transcript].append(statement)
    known = {t.id for t in export.bundle.transcripts}
    lost = sum(len(of_text) for text, of_text in statements.items() if text not in known)
    if lost:
        export.report.left.append(f"{count(lost, 'statement')} of texts that are not exported.")
    if export.bundle.transcripts:
        gap(parent, GAP)
    return [_source(export, t, statements[t.id]) for t in export.bundle.transcripts]


def _source(export: Export, transcript: Transcript, statements: Iterable[Statement]) -> Entry:
    raw = export.raw(transcript.text)
    if canonical(raw) != transcript.text:
        raise OptionError(
            f"The text of {transcript.title!r} has carriage returns or NULs; import it again as a "
            f"file."
        )
    try:
        data = raw.encode()
    except UnicodeEncodeError:
        raise OptionError(
            f"The text of {transcript.title!r} has half a surrogate pair and cannot be written."
        ) from None
    kept = (export.kept.get("sources") or {}).get(text_key(transcript), "")
    guid = export.once(kept or transcript.id, "source", transcript.id)
    export.members[f"sources/{guid}.txt"] = data
    place = f"internal://{guid}.txt"
    source = add(
        loose("Sources"), "TextSource", guid=guid, name=transcript.title, plainTextPath=place
    )
    measure = WRITTEN[export.dialect][0].ruler(raw)
    for statement in statements:
        _selection(export, source, statement, measure)
    for note in export.noted("text").get(transcript.id, ()):
        add(source, "NoteRef", targetGUID=note)
    _values(export, source, source_values(transcript))
    export.texts.append(packed(source))
    return {"guid": guid, **{k: v for k, v in asdict(transcript).items() if k != "text"}}


def _selection(export: Export, source: Element, statement: Statement, measure: Ruler) -> None:
    start, end = statement.start, statement.end
    place = f"{source.get('guid')} {start} {end}"
    old, old_coding = (export.kept.get("codings") or {}).get(statement.id) or ("", "")
    old = old or (export.kept.get("selections") or {}).get(place, "")
    codes = codes_of(export, statement)
    link = link_of(export, statement)
    if link is not None:
        export.links[statement.id] = link
    is_plain = statement.form == "code" and len(codes) == 1
    guid = export.once(old, "selection", statement.id)
    wish = old_coding or (statement.id if is_plain else "")
    coding = export.once(wish, "coding", statement.id) if codes else ""
    who = {"creatingUser": export.users[statement.coder]} if statement.coder else {}
    if TIME.match(statement.made_at):
        who["creationDateTime"] = statement.made_at
    selection = add(
        source,
        "PlainTextSelection",
        guid=guid,
        name=measure.text[start:end],
        startPosition=str(measure.outward(start)),
        endPosition=str(measure.outward(end)),
        **who,
    )
    is_theirs = is_annotation_of_others(statement, guid) and not codes
    description = str(statement.values.get("text") or "") if is_theirs else ""
    if not is_theirs:
        description = block(statement, coding if is_plain else "")
    if description:
        add(selection, "Description", description)
    for n, code in enumerate(codes):
        one = coding if n == 0 else export.once("", "coding", statement.id, str(n))
        add(add(selection, "Coding", guid=one, **who), "CodeRef", targetGUID=code)
    if statement.speaker is not None:
        export.told[statement.speaker].append(guid)


# ------------------------------------------------------------------ actors


def _cases(export: Export, parent: Element) -> list[Entry]:
    """The actors; those that are no case of another program as the note has them."""
    entries = (_case(export, parent, actor) for actor in export.bundle.actors)
    return [entry for entry in entries if entry is not None]


def _case(export: Export, parent: Element, actor: Actor) -> Entry | None:
    """An actor with the passages he said; the order of its parts is that of the schema."""
    kept, references = (export.kept.get("cases") or {}).get(actor.name) or ("", ())
    guid = export.once(kept or actor.id, "case", actor.id)
    case = add(parent, "Case", guid=guid, name=actor.name)
    if actor.attributes.get("description"):
        add(case, "Description", actor.attributes["description"])
    there = [reference for reference in map(parsed, references) if export.is_there(reference)]
    case.extend(r for r in there if tag(r) == "CodeRef")
    _values(export, case, case_values(actor))
    for name in ("SourceRef", "SelectionRef"):
        case.extend(r for r in there if tag(r) == name)
    for selection in export.told.get(actor.name, ()):
        add(case, "SelectionRef", targetGUID=selection)
    return None if references or actor.kind == "case" else {"guid": guid, **asdict(actor)}


# ------------------------------------------------------------------ causes


def _links(export: Export) -> list[Element]:
    """A link per cause told."""
    parent = loose("Links")
    for statement, link in export.links.items():
        add(
            parent,
            "Link",
            guid=export.once("", "link", statement),
            name=link.sign,
            direction="OneWay",
            originGUID=link.cause,
            targetGUID=link.effect,
        )
    return list(parent)


def _graphs(export: Export, links: list[Element]) -> list[Element]:
    """One graph of all codes that links join, none where there are no links."""
    parent = loose("Graphs")
    if not links:
        return []
    graph = add(parent, "Graph", guid=export.once("", "graph"), name=f"{BLOCK}: causes")
    paths = {guid: node.partition("\0")[0] for node, guid in export.codes.guid.items()}
    vertex: dict[str, str] = {}
    for code in (end for link in export.links.values() for end in (link.cause, link.effect)):
        if code in vertex:
            continue
        row, column = divmod(len(vertex), _COLUMNS)
        vertex[code] = export.once("", "vertex", code)
        add(
            graph,
            "Vertex",
            guid=vertex[code],
            representedGUID=code,
            name=paths[code],
            firstX=str(_WIDE * column),
            firstY=str(_HIGH * row),
        )
    for element, link in zip(links, export.links.values(), strict=True):
        guid = element.get("guid")
        add(
            graph,
            "Edge",
            guid=export.once("", "edge", guid),
            representedGUID=guid,
            name=link.sign,
            sourceVertex=vertex[link.cause],
            targetVertex=vertex[link.effect],
            direction="OneWay",
        )
    return list(parent)


# ------------------------------------------------------------------ notes, and what is kept


def _note(export: Export, texts: list[Entry], actors: list[Entry], links: list[str]) -> Entry:
    """What has no place in REFI-QDA, as the note of Hustings holds it."""
    bundle, codes = export.bundle, export.codes
    return {
        "name": bundle.name,
        "forms": [asdict(form) for form in bundle.forms],
        "transcripts": texts,
        "actors": actors,
        "concepts": [{"guid": codes.guid[n], **asdict(c)} for n, c in codes.concept.items()],
        "coders": list(bundle.coders),
        "links": links,
        "made": codes.made,
        "verdicts": [asdict(verdict) for verdict in bundle.verdicts],
        "decided": asdict(bundle.decided),
        "memos": [{"guid": export.memos[m.id], **asdict(m)} for m in bundle.memos],
    }


def _notes(export: Export, root: Element, own: Entry) -> None:
    """The note of Hustings, and those of other programs as they were."""
    notes = add(root, "Notes")
    # QualCoder ends in a traceback at a note without a date
    dates = (s.made_at for s in export.bundle.statements if TIME.match(s.made_at))
    when = max(dates, default="1970-01-01T00:00:00Z")
    guid = export.once("", "note")
    place = f"internal://{guid}.txt"
    add(notes, "Note", guid=guid, name=BLOCK, creationDateTime=when, plainTextPath=place)
    data = json.dumps(own, ensure_ascii=False, indent=0)
    export.members[f"sources/{guid}.txt"] = data.encode("utf-8", "replace")
    _memos(export, notes, when)
    for text in export.kept.get("notes") or ():
        note = parsed(text)
        if not _is_note_whole(export, note):
            continue
        is_dated = {"creationDateTime", "modifiedDateTime"} & set(note.attrib)
        if export.dialect == "qualcoder" and not is_dated:
            note.set("creationDateTime", when)
        notes.append(note)


def _memos(export: Export, notes: Element, when: str) -> None:
    """A note for each memo, in the words other programs show."""
    bundle = export.bundle
    called: dict[str, str] = {t.id: t.title for t in bundle.transcripts}
    called |= {c.id: c.name for c in bundle.concepts} | {a.id: a.name for a in bundle.actors}
    for memo in bundle.memos:
        guid = export.memos[memo.id]
        note = add(
            notes,
            "Note",
            guid=guid,
            name=legal(f"Memo: {called.get(memo.of) or bundle.name}"),
            creationDateTime=memo.at if TIME.match(memo.at) else when,
            plainTextPath=f"internal://{guid}.txt",
        )
        if memo.by in export.users:
            note.set("creatingUser", export.users[memo.by])
        export.members[f"sources/{guid}.txt"] = memo.text.encode("utf-8", "replace")


def _is_note_whole(export: Export, note: Element) -> bool:
    """Whether a note of another program has its words; they are put into the archive."""
    name, guid = note.get("name") or "", guid_of(note.get("guid"))
    if note.attrib.pop("richTextPath", None):
        export.report.left.append(f"The styled version of the note {name!r}.")
    if "plainTextPath" not in note.attrib:
        return child(note, "PlainTextContent") is not None
    words = (export.kept.get("note_texts") or {}).get(guid)
    if words is None or f"sources/{guid}.txt" in export.members:
        export.report.left.append(f"The note {name!r}: its text did not come with it.")
        return False
    note.set("plainTextPath", f"internal://{guid}.txt")
    export.members[f"sources/{guid}.txt"] = words.encode("utf-8", "replace")
    return True


def _again(export: Export, root: Element, name: str, new: Iterable[Element]) -> None:
    """What came from another program and still fits, and what is new, under one heading."""
    kept = [parsed(text) for text in export.kept.get(name.lower()) or ()]
    notes = [parsed(text) for text in export.kept.get("notes") or ()]
    known = {guid_of(e.get("guid")) for e in (*kept, *notes)}
    if kept:  # all there are may be a million
        known |= export.guids | export.codes.taken
    whole = []
    for element in kept:
        if _ends(element) <= known:
            whole.append(element)
        else:
            export.report.left.append(
                f"{name[:-1]} {element.get('name') or ''!r}: what it joined is gone."
            )
    whole += new
    if whole:
        add(root, name).extend(whole)


def _ends(element: Element) -> set[str]:
    """GUIDs that an element and those below it join."""
    return {
        guid_of(value)
        for below in element.iter()
        for key, value in below.attrib.items()
        if key in ("originGUID", "targetGUID")
    }
