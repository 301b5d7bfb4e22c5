"""Every kind of file a transcript comes in: one module a format, loaded when first used.

A format is a name, the endings of its files, and ``reads(data, name) -> Document``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from ...errors import NotReadable, UnknownFormat, UnknownName
from ..text import BOMS
from .base import Document

__all__ = ["FORMATS", "Document", "Format", "format_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. ``module`` and ``function`` say where its reader is."""

    name: str
    suffixes: tuple[str, ...]
    module: str = ""
    function: str = "reads"
    kind: str = "transcript"

    def reads(
        self, data: bytes, name: str, progress: Callable[[int, int], None] | None = None
    ) -> Document:
        """What the file says; ``progress`` is told of the pages of a PDF. Raises NotReadable."""
        reader: Callable[..., Document] = getattr(
            import_module(f"{__name__}.{self.module}"), self.function
        )
        return reader(data, name, progress) if self.name == "pdf" else reader(data, name)


CODED = (".qdpx", ".qdc", ".dna", ".qda", ".sqlite3", ".sqlite", ".db", ".jsonld")
"""Endings of other programs' projects, which are imported, not added."""

FORMATS = {
    f.name: f
    for f in (
        Format("text", (".txt", ".text", ".log", "")),
        Format("markdown", (".md", ".markdown", ".mdown")),
        Format("docx", (".docx", ".docm"), "docx"),
        Format("odt", (".odt", ".ott"), "odt"),
        Format("rtf", (".rtf",), "rtf"),
        Format("pdf", (".pdf",), "pdf"),
        Format("html", (".html", ".htm", ".xhtml"), "html"),
        Format("epub", (".epub",), "epub"),
        Format("srt", (".srt",), "cues"),
        Format("vtt", (".vtt",), "cues"),
        Format("json", (".json",), "machine"),
        Format("csv", (".csv", ".tsv"), "table", "reads_csv"),
        Format("xlsx", (".xlsx", ".xlsm"), "table", "reads_xlsx"),
        Format("tei", (".tei", ".xml"), "markup"),
        Format("akoma-ntoso", (".akn",), "markup"),
    )
}
"""Name -> format. ``text`` and ``markdown`` are read by ``read`` itself."""


def format_of(name: str, data: bytes, told: str | None = None) -> Format:
    """The format of a file: as told, by its ending, or by how it begins.

    Raises UnknownName for a format that is not there, UnknownFormat for an ending nobody reads
    whose bytes are no text.
    """
    if told is not None:
        if told not in FORMATS:
            raise UnknownName("format", told, FORMATS)
        return FORMATS[told]
    suffix = re.search(r"\.[A-Za-z0-9]{1,9}$", name)
    ending = suffix[0].lower() if suffix else ""
    if ending == ".doc" and data[:4] == b"\xd0\xcf\x11\xe0":
        raise UnknownFormat(
            f"{name} is an old Word document (.doc); save it as .docx and try again.", name=name
        )
    for format in FORMATS.values():
        if ending and ending in format.suffixes:
            return _corrected(format, data)
    if ending in CODED:
        raise UnknownFormat(
            f"{name} is a project or codebook of another program, not a transcript: take it over "
            f"with 'hustings import "
            "PROJECT FILE', or in the pages under Library, Other programs.",
            name=name,
        )
    begun = _begins(data)
    if begun is not None:
        return begun
    if b"\0" in data[:1000] and not data.startswith(tuple(mark for mark, _ in BOMS)) and ending:
        known = ", ".join(sorted({s for f in FORMATS.values() for s in f.suffixes if s}))
        raise UnknownFormat(
            f"{name} is of a kind nobody here reads; what is read: {known}.", name=name
        )
    return FORMATS["text"]


def _corrected(format: Format, data: bytes) -> Format:
    """The format the bytes show, where an ending misleads: subtitles or a page saved as .txt, rich
    text as .doc.
    """
    if format.name in ("text", "xlsx", "docx", "odt", "epub", "html", "tei"):
        begun = _begins(data)
        if begun is not None and begun.name != format.name:
            if format.name == "html" and begun.name in ("tei",):
                return format
            return begun
    return format


def _begins(data: bytes) -> Format | None:
    head = data[:3000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return FORMATS["pdf"]
    if head.startswith(b"{\\rtf"):
        return FORMATS["rtf"]
    if head.startswith(b"WEBVTT"):
        return FORMATS["vtt"]
    if re.match(rb"\d+\s*\r?\n\d\d:\d\d:\d\d[,.]\d{3} --> ", head):
        return FORMATS["srt"]
    if re.match(
        rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:TEI|teiCorpus|akomaNtoso)\b", head, re.DOTALL
    ):
        return FORMATS["tei"]
    if re.match(rb"(?:<!doctype html|<html)\b", head, re.IGNORECASE):
        return FORMATS["html"]
    if head.startswith(b"PK\x03\x04"):
        from .base import Archive

        try:
            names = set(Archive(data, "The file").names)
        except NotReadable:
            return None
        if "word/document.xml" in names:
            return FORMATS["docx"]
        if any(n.startswith("xl/") for n in names):
            return FORMATS["xlsx"]
        if "META-INF/container.xml" in names and any(n.endswith(".opf") for n in names):
            return FORMATS["epub"]
        if "content.xml" in names:
            return FORMATS["odt"]
    return None


def as_rows() -> list[dict[str, Any]]:
    """The formats as plain rows: name, suffixes, reads, writes, kind."""
    return [
        {
            "name": f.name,
            "suffixes": [s for s in f.suffixes if s],
            "reads": True,
            "writes": False,
            "kind": f.kind,
        }
        for f in FORMATS.values()
    ]
