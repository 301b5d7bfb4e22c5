"""One file becomes a Transcript: its text, and who speaks when."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any, TypedDict

from ..errors import NotReadable
from ..guards.door import reading
from ..model import Source, Transcript, Turn
from .formats import Document, Format, format_of
from .formats.elements import without_elements
from .formats.refused import refuse_markup
from .front_matter import FrontMatter, front_matter
from .structure import Structure
from .text import LARGEST, Decoded, canonical, decode, refuse_unfit
from .turns import find_turns

Progress = Callable[[int, int], None]
"""Told (done, of) after every page of a PDF."""


def read(
    path_or_bytes: str | PathLike[str] | bytes,
    *,
    name: str | None = None,
    format: str | None = None,
    encoding: str | None = None,
    convention: str | None = None,
    progress: Progress | None = None,
) -> Transcript:
    """The transcript a file holds, with its turns.

    ``path_or_bytes`` is a path, or the bytes themselves (then ``name`` says what the file is
    called).
    ``format``, ``encoding`` and ``convention`` settle what is otherwise told from the file. What a
    person must settle stands in ``attributes["question"]``, what they may take up in ``proposals``.
    ``progress(done, pages)`` is told after every page of a PDF.

    Raises NotReadable (missing, empty, binary, huge, damaged), UnknownFormat, UnknownName and
    OptionError.
    """
    data, name = _bytes(path_or_bytes, name)
    refuse_unfit(data, name)
    while data.startswith(BOM_UTF8 + BOM_UTF8):  # each program that wrote it put one before it
        data = data.removeprefix(BOM_UTF8)
    with reading(name):
        kind = format_of(name, data, format)
        document, head = (
            _plain(data, name, encoding)
            if kind.is_plain
            else (_formatted(kind, data, name, progress), None)
        )
        found = document.structure
        if found is None or convention is not None:
            found = _below(head, document, convention)
        attributes = dict(document.attributes)
        if found.question:
            attributes["question"] = found.question
        if document.dialect:
            attributes["dialect"] = document.dialect
        return Transcript(
            text=document.text,
            turns=_placed(found.turns, document),
            title=(head.title if head else "") or found.title or document.title or Path(name).stem,
            date=document.date,
            language=document.language,
            sections=found.sections,
            source=Source(
                name=name,
                format=kind.name,
                encoding=document.encoding,
                sha256=hashlib.sha256(data).hexdigest(),
                evidence=found.evidence,
            ),
            attributes=attributes,
            proposals=(*found.proposals, *document.proposals),
        )


def _formatted(kind: Format, data: bytes, name: str, progress: Progress | None) -> Document:
    """What a file of a kind that is more than text holds."""
    document = kind.reads(data, name, progress)
    if document.structure is not None:
        return document
    return replace(document, text=canonical(document.text))


def _plain(data: bytes, name: str, encoding: str | None) -> tuple[Document, FrontMatter | None]:
    """What a text file holds, and its header; other encodings it may be in are proposed."""
    decoded = decode(data, encoding=encoding, name=name)
    document = Document(
        decoded.text, encoding=decoded.encoding, proposals=_other_encodings(decoded)
    )
    head = front_matter(decoded.text)
    above = head.end if head else 0
    words = without_elements(decoded.text[above:], name)
    if words is None:
        refuse_markup(decoded.text[above:], name)
    else:
        document = replace(
            document, text=decoded.text[:above] + words, dialect="elements of its own left out"
        )
    if head is None:
        return document, None
    headed = replace(
        document,
        title=head.title,
        date=head.date,
        language=head.language,
        known=head.people,
        attributes=head.attributes,
    )
    return headed, head


def _other_encodings(decoded: Decoded) -> tuple[dict[str, Any], ...]:
    if decoded.certain:
        return ()
    return tuple(
        {
            "what": "encoding",
            "name": other.encoding,
            "start": 0,
            "end": 0,
            "why": f"It would read: {other.preview}",
        }
        for other in decoded.alternatives
    )


class TurnRow(TypedDict):
    """A turn as a row of plain values, as :func:`turns_of` gives them."""

    document: str
    title: str
    date: str | None
    number: int
    speaker: str | None
    kind: str
    start: int
    stop: int
    text: str


def turns_of(data: bytes, name: str) -> list[TurnRow]:
    """The turns of a file as plain rows, for one partition of a corpus after another (Spark, Dask).

    ``name`` says what the file is called; its ending tells the format. One row a turn, in order:
    ``document`` (the name), ``title``, ``date`` (ISO or None), ``number`` (from 0), ``speaker``
    (None where nobody is named), ``kind`` (speech, note, question …), ``start``, ``stop`` (code
    points, end exclusive), ``text``. Nothing is asked: what :func:`read` would let a person settle
    is as it proposes. Raises what :func:`read` raises.

    >>> [(row["speaker"], row["text"]) for row in turns_of(b"ANN: Yes.\\nBEN: No.", "talk.txt")]
    [('ANN', 'Yes.'), ('BEN', 'No.')]
    """
    made = read(data, name=name)
    return [
        {
            "document": name,
            "title": made.title,
            "date": made.date,
            "number": number,
            "speaker": turn.speaker,
            "kind": turn.kind,
            "start": turn.start,
            "stop": turn.end,
            "text": made.text[turn.start : turn.end],
        }
        for number, turn in enumerate(made.turns)
    ]


def _below(head: FrontMatter | None, document: Document, convention: str | None) -> Structure:
    """The structure of a text below its header, which is one note and nobody's words."""
    if head is None:
        return find_turns(document.text, convention=convention, known=document.known)
    text = document.text
    blank = "".join(c if c == "\n" else " " for c in text[: head.end])
    if not text[head.end :].strip():
        return find_turns(text, convention=convention, known=document.known)
    found = find_turns(blank + text[head.end :], convention=convention, known=document.known)
    note = Turn(0, len(text[: head.end].rstrip()), "note")
    return replace(found, turns=(note, *found.turns))


def _placed(turns: tuple[Turn, ...], document: Document) -> tuple[Turn, ...]:
    """Turns with the times and pages of their place in the file."""
    if document.pages:
        at = [offset for offset, _ in document.pages]
        turns = tuple(
            replace(t, page=document.pages[max(0, bisect_right(at, t.start) - 1)][1]) for t in turns
        )
    if document.times:
        at = [offset for offset, _, _ in document.times]
        out = []
        for t in turns:
            first = document.times[max(0, bisect_right(at, t.start) - 1)]
            last = document.times[max(0, bisect_right(at, t.end - 1) - 1)]
            out.append(replace(t, begins_at=first[1], ends_at=last[2]))
        turns = tuple(out)
    return turns


def _bytes(path_or_bytes: str | PathLike[str] | bytes, name: str | None) -> tuple[bytes, str]:
    if isinstance(path_or_bytes, bytes | bytearray | memoryview):
        return bytes(path_or_bytes), name or "The text"
    path = Path(path_or_bytes)
    name = name or path.name
    try:
        if path.is_dir():
            raise NotReadable(
                f"{path} is a folder; give a file, or read it as a corpus.", name=str(path)
            )
        if path.stat().st_size > LARGEST:
            raise NotReadable(
                f"{path} has {path.stat().st_size / 1e6:,.0f} MB, more than the "
                f"{LARGEST / 1e6:,.0f} MB read at once; "
                "split it into several files.",
                name=str(path),
            )
        return path.read_bytes(), name
    except OSError as error:
        raise NotReadable(
            f"{path} cannot be read: {error.strerror or error}.", name=str(path)
        ) from None
