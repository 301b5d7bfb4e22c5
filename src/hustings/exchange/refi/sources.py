"""A REFI-QDA project file opened: its XML, the texts beside it, and the selections of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple

from ...errors import NotReadable
from ...guards.archive import Archive
from ...guards.xml_streams import XmlStream
from ..bundle import Report, count
from .elements import Element, child, children, guid_of, tag, targets, words
from .parts import Coding, Part, Selection

_MEDIA = ("PDFSelection", "PictureSelection", "AudioSelection", "VideoSelection")
_LEFT = {
    "broken": ("selection", "without a place in the text."),
    "media": ("selection", "on pages, pictures or recordings."),
    "whole": ("coding", "of a whole source."),
    "styled": ("styled version", "of texts (fonts, pictures): the plain text came."),
    "files": ("file", "of pages, pictures or recordings beside their texts."),
}
"""What has no place here and is counted: its noun, and what it is said to be."""

PROJECT_XML: Final = (".qde",)
"""How the file of a project's elements is called; it is read source by source."""
_SOURCES = ("TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource")
_MARKED = "PlainTextSelection"
"""What most of a large file is; with the sources it is dropped once it was read."""

_FARTHEST = 2**40
"""No text has a character so far in; a larger number would not fit a ruler."""
_LONGEST_NUMBER = 12
"""Digits of a sync point's position or time."""


@dataclass(slots=True)
class ProjectFile:
    """A project being read: what its elements point at, and the report begun.

    ``root`` has all elements but sources with their selections; those are read again, one by one,
    from ``stream``. ``notes``, ``users`` and ``variables`` are GUID -> text or name.
    """

    archive: Archive
    stream: XmlStream
    root: Element
    report: Report = field(default_factory=Report)
    notes: dict[str, str] = field(default_factory=dict)
    users: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)

    @classmethod
    def opened(cls, archive: Archive) -> ProjectFile:
        """The project of an archive, its users and variables by name. Raises NotReadable."""
        roots = [n for n in archive.names if "/" not in n and n.casefold().endswith(".qde")]
        if len(roots) != 1:
            raise NotReadable(
                f"{archive.name} has {'no' if not roots else 'more than one'} .qde file inside; "
                "it is not a REFI-QDA project.",
                path=archive.name,
            )
        stream = XmlStream(
            partial(archive.stream, roots[0]),
            f"{roots[0]} in {archive.name}",
            (*_SOURCES, _MARKED),
        )
        for _ in stream:
            pass
        root = stream.root
        if tag(root) != "Project":
            raise NotReadable(
                f"{roots[0]} in {archive.name} is not a REFI-QDA project.", path=archive.name
            )
        file = cls(archive, stream, root)
        for user in children(child(root, "Users"), "User"):
            file.users[guid_of(user.get("guid"))] = user.get("name") or user.get("id") or ""
        for variable in children(child(root, "Variables"), "Variable"):
            file.variables[guid_of(variable.get("guid"))] = variable.get("name") or ""
        return file

    @property
    def origin(self) -> str:
        """The program that wrote the file."""
        return self.root.get("origin") or ""

    def text_of(self, element: Element, title: str) -> str | None:
        """The raw text of a source, None (and a line in the report) where there is none."""
        content = child(element, "PlainTextContent")
        if content is not None:
            return "".join(content.itertext())
        path = element.get("plainTextPath") or ""
        name = re.sub(r"^(internal|relative):/*", "", path).replace("\\", "/").rpartition("/")[2]
        if not path or not name:
            self.report.left.append(f"{title!r}: it has no plain text in the project.")
            return None
        if not path.startswith("internal:"):
            self.report.left.append(f"{title!r}: its text lies outside the project file.")
            return None
        inside = f"sources/{name}"
        if inside not in self.archive:
            self.report.left.append(f"{title!r}: its text {name} is missing in the project file.")
            return None
        return self._decoded(self.archive.read(inside), title)

    def _decoded(self, data: bytes, title: str) -> str:
        encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            self.report.warnings.append(
                f"{title!r} is not in UTF-8; characters that could not be read became \ufffd."
            )
            return data.decode("utf-8", "replace")

    def values_of(self, element: Element) -> dict[str, str]:
        """Variable name -> value, of a source or case."""
        values = {}
        for value in children(element, "VariableValue"):
            ref = next(iter(targets(value, "VariableRef")), "")
            texts = ("".join(c.itertext()).strip() for c in value if tag(c) != "VariableRef")
            text = next(texts, "")
            if text:
                values[self.variables.get(ref, ref)] = text
        return values

    def memo_of(self, element: Element) -> str:
        """The notes an element points at, one below the other."""
        return "\n".join(self.notes[n] for n in targets(element, "NoteRef") if self.notes.get(n))

    def coder_of(self, element: Element, other: str = "") -> str:
        """Who made an element, by name."""
        return self.users.get(guid_of(element.get("creatingUser")), other)


def parts_of(file: ProjectFile) -> Iterator[Part]:
    """Every text of the project with its selections, one after the other; what has no place here
    is counted in the report, at the end.
    """
    number = 0
    left: Counter[str] = Counter()
    for source, marked in _read_sources(file):
        is_text = tag(source) == "TextSource"
        left["media"] += len(children(source, *_MEDIA))
        left["whole"] += 0 if is_text else len(children(source, "Coding"))
        left["styled"] += bool(source.get("richTextPath"))
        left["files"] += bool(source.get("path"))
        texts = [source] if is_text else _texts_beside(source, file.report)
        for text in texts:
            told = _Text(text, marked.get(text, ()))
            part = _part(file, source, told, f"source {number + 1}", left)
            if part is not None:
                number += 1
                yield part
    for what, (one, rest) in _LEFT.items():
        if left[what]:
            file.report.left.append(f"{count(left[what], one)} {rest}")


_Marked = Mapping[Element, Sequence[Selection | None]]
"""The selections of each text, by its element."""


def _read_sources(file: ProjectFile) -> Iterator[tuple[Element, _Marked]]:
    """Each source with the selections of its texts, whose elements are empty by then."""
    marked: dict[Element, list[Selection | None]] = {}
    for element in file.stream:
        if tag(element) == _MARKED:
            marked.setdefault(element.getparent(), []).append(_selection(file, element, {}))
        else:
            yield element, marked
            marked = {}
    rest = child(file.root, "Sources")
    for other in () if rest is None else rest:
        if tag(other) not in _SOURCES:
            yield other, marked


def _texts_beside(source: Element, report: Report) -> list[Element]:
    """The texts of a page, picture or recording."""
    texts = children(source, "Representation", "TextDescription", "Transcript")
    if not texts:
        kind = tag(source).removesuffix("Source").lower()
        report.left.append(f"{source.get('name') or ''!r}: a {kind} without text.")
    return texts


class _Text(NamedTuple):
    """A text's element, and the selections that stood in it."""

    element: Element
    selections: Sequence[Selection | None]


def _part(
    file: ProjectFile, source: Element, told: _Text, other: str, left: Counter[str]
) -> Part | None:
    title, text = source.get("name") or "", told.element
    raw = file.text_of(text, title)
    if raw is None:
        return None
    points = {guid_of(p.get("guid")): p.get("position") for p in children(text, "SyncPoint")}
    timed = [_selection(file, s, points) for s in children(text, "TranscriptSelection")]
    selections = [*told.selections, *timed]
    whole = [s for s in selections if s is not None]
    left["broken"] += len(selections) - len(whole)
    left["whole"] += len(children(text, "Coding"))
    attributes = file.values_of(source)
    if text is not source:
        attributes |= file.values_of(text)
    guid = guid_of(source.get("guid")) or other
    notes = tuple(targets(source, "NoteRef"))
    return Part(guid, title, raw, tuple(whole), attributes, _times(text), notes)


def _selection(
    file: ProjectFile, element: Element, points: Mapping[str, str | None]
) -> Selection | None:
    """A selection, None where it has no place; ``points`` are a transcript's sync points."""
    start, end = element.get("startPosition"), element.get("endPosition")
    if tag(element) == "TranscriptSelection":
        start = points.get(guid_of(element.get("fromSyncPoint")))
        end = points.get(guid_of(element.get("toSyncPoint")))
    try:
        first, last = int(str(start)), int(str(end))
    except ValueError:
        return None
    if max(abs(first), abs(last)) > _FARTHEST:
        return None
    coder, made_at = file.coder_of(element), element.get("creationDateTime") or ""
    return Selection(
        guid_of(element.get("guid")),
        element.get("name") or "",
        first,
        last,
        words(element, "Description"),
        coder,
        made_at,
        tuple(_coding(file, c, coder, made_at) for c in children(element, "Coding")),
        file.memo_of(element),
    )


def _coding(file: ProjectFile, element: Element, coder: str, made_at: str) -> Coding:
    """A coding; ``coder`` and ``made_at`` are its selection's."""
    return Coding(
        guid_of(element.get("guid")),
        next(iter(targets(element, "CodeRef")), ""),
        file.coder_of(element, coder),
        element.get("creationDateTime") or made_at,
        file.memo_of(element),
    )


def _times(text: Element) -> tuple[tuple[int, float], ...]:
    """Sync points of a transcript: (position, seconds); those that are no numbers are left out."""
    times = set()
    for point in children(text, "SyncPoint"):
        at, when = point.get("position") or "", point.get("timeStamp") or ""
        if at.isdecimal() and when.isdecimal() and max(len(at), len(when)) <= _LONGEST_NUMBER:
            times.add((int(at), int(when) / 1000))
    return tuple(sorted(times))
