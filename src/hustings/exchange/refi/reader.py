"""A REFI-QDA project (``.qdpx``) -> Bundle.

Steps: the file opened, notes, codes, texts with selections, how they count, statements, actors, and
what has no place here kept for export.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...errors import NotReadable
from ...guards.archive import Archive, parse_xml
from ...model import Actor, Statement, Transcript
from ..bundle import Bundle, concept_paths, count
from .codebook import concepts_of, read_codebook, tell_codes, unflattened
from .dialects import Dialect, detect, own_count
from .elements import child, children, guid_of, printed, targets, words
from .memos import Pointing, read_memos
from .own import actor_of, decided_of, read_note, verdicts_of
from .parts import BLOCK, Part, text_key
from .sources import PROJECT_XML, ProjectFile, parts_of
from .statements import Decoder

_LARGEST_CODEBOOK = 50_000_000
"""Bytes."""


def read_refi(path: str | Path) -> Bundle:
    """A REFI-QDA project (.qdpx) or codebook (.qdc).

    Each coding becomes a statement of form ``code`` (a selection without a code one of form
    ``annotation``), unless Hustings wrote it, then the statement it was. The dialect found is in
    ``report.dialect``. Raises NotReadable where the file is missing, damaged, unsafe or something
    else.
    """
    path = Path(path)
    if not path.is_file():
        raise NotReadable(f"There is no file {path.name}.", path=str(path))
    with path.open("rb") as file:
        head = file.read(4)
    if head == b"PK\x03\x04":
        return _project(ProjectFile.opened(Archive.at(path, PROJECT_XML)), path.stem)
    if path.stat().st_size > _LARGEST_CODEBOOK:
        raise NotReadable(f"{path.name} is too large for a codebook.", path=str(path))
    return read_codebook(parse_xml(path.read_bytes(), path.name), path)


@dataclass(slots=True)
class _Texts:
    """Transcripts and statements, with the GUIDs they had."""

    transcripts: list[Transcript] = field(default_factory=list)
    notes: list[tuple[str, ...]] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    selections: dict[str, str] = field(default_factory=dict)
    codings: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True)
class _Notes:
    """The note of Hustings (empty where there is none), and those of others as they were."""

    own: dict[str, Any] = field(default_factory=dict)
    is_there: bool = False
    others: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


def _project(file: ProjectFile, name: str) -> Bundle:
    report = file.report
    notes = _notes(file)
    codes = child(child(file.root, "CodeBook"), "Codes")
    on_codes: dict[str, Sequence[str]] = {}
    concepts = unflattened(concepts_of(codes, on_codes), file.origin, report)
    tell_codes(codes, concepts, report)
    parts: Iterable[Part] = parts_of(file)
    dialect = own_count(file.origin, report)
    if dialect is None:  # how another program counts shows in all its selections
        parts = list(parts)
        dialect = detect(parts, file.origin, report)
    is_mine = notes.is_there or file.origin.startswith("Hustings")
    decoder = Decoder(concepts, notes.own, is_mine, report)
    texts = _texts(parts, dialect, decoder)
    actors, cases = _actors(file, notes.own)
    plain = decoder.plain_concepts()
    memos, are_memos = read_memos(file, notes.own, _pointing(file, texts, decoder.ids_of(on_codes)))
    title = file.root.get("name") or name
    kept = {
        "name": title,
        "origin": file.origin,
        "selections": texts.selections,
        "codings": texts.codings,
        "sources": texts.sources,
        "cases": cases,
        "notes": [text for guid, text in notes.others.items() if guid not in are_memos],
        "note_texts": {g: text for g, text in notes.texts.items() if g not in are_memos},
        **_beyond(file, set(notes.own.get("links") or ())),
        "codes": {path: guid for guid, path in concept_paths(concepts).items()},
        "users": {user: guid for guid, user in file.users.items()},
        "variables": {variable: guid for guid, variable in file.variables.items()},
    }
    slashes = [c.name for c in plain if "/" in c.name]
    if slashes:
        report.approximated.append(
            f"{count(len(slashes), 'code name')} with a slash, for example {slashes[0]!r}: "
            "it reads like two levels."
        )
    forms = decoder.forms({s.form for s in texts.statements})
    users = ({"id": guid, "name": user} for guid, user in file.users.items())
    coders = tuple(notes.own.get("coders") or users)
    report.imported = {
        "transcripts": len(texts.transcripts),
        "statements": len(texts.statements),
        "actors": len(actors),
        "concepts": len(plain),
        "forms": len(forms),
        "coders": len(coders),
        "notes": len(notes.others.keys() - are_memos),
        "memos": len(memos),
    }
    return Bundle(
        tuple(texts.transcripts),
        tuple(texts.statements),
        actors,
        plain,
        forms,
        coders,
        {"refi": kept},
        report,
        notes.own.get("name") or title,
        verdicts_of(notes.own),
        memos=memos,
        decided=decided_of(notes.own),
    )


def _pointing(
    file: ProjectFile, texts: _Texts, on_codes: Mapping[str, Sequence[str]]
) -> list[Pointing]:
    """What points at notes: the project, its texts, its codes (``on_codes``, by concept)."""
    found = [Pointing("project", "", targets(file.root, "NoteRef"))]
    for text, notes in zip(texts.transcripts, texts.notes, strict=True):
        found.append(Pointing("text", text.id, notes))
    return [*found, *(Pointing("concept", of, notes) for of, notes in on_codes.items())]


def _notes(file: ProjectFile) -> _Notes:
    """The notes of a project; those that memos point at are noted in the file."""
    notes = _Notes()
    for note in children(child(file.root, "Notes"), "Note"):
        text = file.text_of(note, note.get("name") or "note") or ""
        if note.get("name") == BLOCK and text.startswith("{"):
            notes.is_there = True
            try:
                notes.own = read_note(text)
                continue
            except ValueError:
                file.report.warnings.append(
                    "The note in which Hustings keeps turns and forms is damaged."
                )
        guid = guid_of(note.get("guid"))
        file.notes[guid] = text
        notes.others[guid or f"note {len(notes.others) + 1}"] = printed(note)
        if note.get("plainTextPath") and text:
            notes.texts[guid] = text
    return notes


def _texts(parts: Iterable[Part], dialect: Dialect, decoder: Decoder) -> _Texts:
    """Every text with its statements; selections beside it are moved to its nearest character."""
    texts = _Texts()
    misplaced = 0
    for part in parts:
        measure = dialect.ruler(part.raw)
        transcript = decoder.transcript(part, measure)
        texts.transcripts.append(transcript)
        texts.notes.append(part.notes)
        texts.sources[text_key(transcript)] = part.guid
        for selection in part.selections:
            place = dialect.place(selection, measure)
            if not (place.is_exact and place.start <= place.end):
                misplaced += 1
                if place.start >= place.end:
                    continue
            made = decoder.statements(selection, transcript, place.start, place.end)
            texts.statements += [statement for statement, _ in made]
            texts.codings |= {statement.id: coding for statement, coding in made}
            texts.selections[f"{part.guid} {place.start} {place.end}"] = selection.guid
    if misplaced:
        decoder.report.approximated.append(
            f"{count(misplaced, 'selection')} not at a character of the text, or beyond it."
        )
    return texts


def _actors(
    file: ProjectFile, own: Mapping[str, Any]
) -> tuple[tuple[Actor, ...], dict[str, list[Any]]]:
    """The cases as actors, and by name what is kept of them: GUID and references to texts."""
    known = {told["guid"]: told for told in own.get("actors") or ()}
    actors: list[Actor] = []
    kept: dict[str, list[Any]] = {}
    passages = 0
    for case in children(child(file.root, "Cases"), "Case"):
        guid = guid_of(case.get("guid")) or f"case {len(actors) + 1}"
        if guid in known:
            actors.append(actor_of(known[guid]))
            continue
        name = case.get("name") or guid
        attributes = file.values_of(case)
        if words(case, "Description"):
            attributes.setdefault("description", words(case, "Description"))
        actors.append(Actor(guid, name, kind="case", attributes=attributes))
        references = children(case, "CodeRef", "SourceRef", "SelectionRef")
        kept[name] = [guid, [printed(r) for r in references]]
        passages += len(references)
    if passages:
        file.report.left.append(
            f"{count(passages, 'reference')} from cases to texts: kept for export, not shown."
        )
    return tuple(actors), kept


def _beyond(file: ProjectFile, own_links: set[str]) -> dict[str, list[str]]:
    """Links, sets and graphs of other programs, kept for export."""
    kept = {}
    for tag, what in (("Links", "link"), ("Sets", "set"), ("Graphs", "graph")):
        items = [
            item
            for item in children(child(file.root, tag), tag[:-1])
            if not (item.get("name") or "").startswith(BLOCK)
            and guid_of(item.get("guid")) not in own_links
        ]
        kept[tag.lower()] = [printed(item) for item in items]
        if items:
            file.report.left.append(f"{count(len(items), what)}: kept for export, not shown.")
    return kept
