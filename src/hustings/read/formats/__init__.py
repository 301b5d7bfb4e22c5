"""Every kind of file a transcript comes in: one module a format, loaded when first used.

A format is a name, the endings of its files, and ``reads(data, name) -> Document``. Those of other
packages (entry points of the group ``hustings.readers``) are filled :class:`Format` values too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from ...errors import NotReadable, UnknownFormat, UnknownName
from ...plugins import installed
from ..text import BOMS
from .base import Document
from .refused import refuse_known

__all__ = ["FORMATS", "Document", "Format", "format_of", "known_formats"]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. To add one:

    1. Write a function ``(data: bytes, name: str) -> Document``. Where the file says itself who
       speaks, give ``Document(*compose(parts, evidence=...))`` (:mod:`.base`); where it does not,
       ``Document(text)``, and turns are looked for in the text. What cannot be read raises
       NotReadable: one sentence with the file's name.
    2. Say how its files end (``suffixes``, small letters) and, where their first bytes tell, how
       they begin: ``head``, a pattern of bytes, knows them under any ending.
    3. Say in a line what is ``kept`` and what is ``left``, for the reference: one of Hustings' own
       in :data:`.kept.KEPT`.
    4. Name it: in :data:`FORMATS` with ``module`` and ``function`` (so it is loaded when first
       used), in another package with ``reader`` and an entry point of ``hustings.readers``.
    5. One of Hustings' own is tried by a sample: the interview of ``examples/formats`` once more
       (its turns stand in ``expected.json``), and has a row in docs/concepts/reading.md.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str = ""
    function: str = "reads"
    kind: str = "transcript"
    head: bytes = b""
    reader: Callable[[bytes, str], Document] | None = None
    kept: str = "words, and who speaks where the file says so"
    left: str = "what stands in the file beside them"

    @property
    def is_plain(self) -> bool:
        """Whether its files are plain text, which :func:`hustings.read.read` decodes itself."""
        return not self.module and self.reader is None

    def reads(
        self, data: bytes, name: str, progress: Callable[[int, int], None] | None = None
    ) -> Document:
        """What the file says; ``progress`` is told of the pages of a PDF. Raises NotReadable."""
        if self.reader is not None:
            document: object = self.reader(data, name)
            if isinstance(document, Document):
                return document
            raise NotReadable(
                f"{name} could not be read: the reader {self.name!r} of another package gave no "
                f"Document. Tell its makers, or name another format.",
                name=name,
            )
        read: Callable[..., Document] = getattr(
            import_module(f"{__name__}.{self.module}"), self.function
        )
        return read(data, name, progress) if self.name == "pdf" else read(data, name)


CODED = (".qdpx", ".qdc", ".dna", ".qda", ".rqda", ".sqlite3", ".sqlite", ".db", ".jsonld")
"""Endings of other programs' projects, which are imported, not added."""

_XML = (
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?[^>]*\?>\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*"
)

_CELLS = rb"(?=(?:[^\r\n\t,;]{0,40}[\t,;]){0,20}\"?(?:%s)\"?[ ]?(?:[\t,;]|\r?\n))"
_COLUMNS = rb"(?i:%s%s)" % (
    _CELLS % rb"speaker|who|person|participant|name",
    _CELLS % rb"text|words|content|utterance|speech|transcript",
)
"""A first line that names a column of speakers and one of words, whatever the file is called."""
FORMATS = {
    f.name: f
    for f in (
        Format("text", (".txt", ".text", ".log", "")),
        Format("markdown", (".md", ".markdown", ".mdown")),
        Format("docx", (".docx", ".docm"), "docx"),
        Format("odt", (".odt", ".ott"), "odt"),
        Format("rtf", (".rtf",), "rtf", head=rb"\{\\rtf"),
        Format("pdf", (".pdf",), "pdf", head=rb"%PDF-"),
        Format(
            "noscribe",
            (".noscribe",),
            "noscribe",
            head=rb"(?!WEBVTT).{0,2900}?Transcribed with noScribe",
        ),
        Format("html", (".html", ".htm", ".xhtml"), "html", head=_XML + rb"(?i:<html\b)"),
        Format("epub", (".epub",), "epub"),
        Format(
            "srt",
            (".srt",),
            "cues",
            head=rb"\d+\s*\r?\n\d\d:\d\d:\d\d(?:[,.]\d{3})? --> ",
        ),
        Format("vtt", (".vtt",), "cues", head=rb"WEBVTT"),
        Format("sbv", (".sbv",), "sbv", head=rb"\d+:\d\d:\d\d\.\d{3},\d+:\d\d:\d\d\.\d{3}\s"),
        Format("substation", (".ass", ".ssa"), "substation", head=rb"\[Script Info\]"),
        Format("ttml", (".ttml", ".dfxp"), "ttml", head=_XML + rb"<(?:tt:)?tt\b"),
        Format("json", (".json",), "machine"),
        Format("otranscribe", (".otr",), "otranscribe"),
        Format("csv", (".csv", ".tsv"), "table", "reads_csv", head=_COLUMNS),
        Format("xlsx", (".xlsx", ".xlsm"), "table", "reads_xlsx"),
        Format(
            "tei",
            (".tei", ".xml"),
            "markup",
            head=_XML + rb"<(?:TEI(?:\.2)?|teiCorpus|akomaNtoso)\b",
        ),
        Format(
            "sitting",
            (".hansard",),
            "sittings",
            head=_XML + rb"<(?:dbtplenarprotokoll|publicwhip|[Hh]ansard|housecommons|houselords|"
            rb"westminsterhall|grandcommitteereport|writtenanswers|rede|officiele-publicatie|compteRendu|"
            rb"DOKUMENT)\b",
        ),
        Format("akoma-ntoso", (".akn",), "markup"),
        Format("elan", (".eaf",), "elan", head=_XML + rb"<ANNOTATION_DOCUMENT\b"),
        Format(
            "exmaralda",
            (".exb", ".exs"),
            "exmaralda",
            head=_XML + rb"<(?:basic|segmented)-transcription\b",
        ),
        Format("folker", (".flk", ".fln"), "folker", head=_XML + rb"<folker-transcription\b"),
        Format("inqscribe", (".inqscr",), "inqscribe", head=rb"app=InqScribe\b"),
        Format("transana", (".tra",), "transana", head=_XML + rb"<Transana"),
        Format("transcriber", (".trs",), "transcriber", head=_XML + rb"<Trans\b"),
        Format("praat", (".textgrid",), "praat", head=rb"File type = \"ooTextFile"),
        Format("chat", (".cha",), "chat", head=rb"@(?:UTF8|Begin|Font|PID|Window|ColorWords)\b"),
        Format("uima", (".xmi",), "uima", "reads_xmi", head=_XML + rb"<xmi:XMI\b"),
        Format("webanno", (".webanno",), "uima", "reads_tsv", head=rb"#FORMAT=WebAnno TSV"),
    )
}
"""Name -> format. ``text`` and ``markdown`` are read by ``read`` itself."""

READERS = "hustings.readers"


def known_formats() -> Mapping[str, Format]:
    """Name -> format: Hustings' own, then those of installed packages."""
    return {**FORMATS, **installed(READERS, Format, FORMATS)}


def format_of(name: str, data: bytes, told: str | None = None) -> Format:
    """The format of a file: as told, by its ending, or by how it begins.

    Raises UnknownName for a format that is not there, UnknownFormat for an ending nobody reads
    whose bytes are no text.
    """
    known = known_formats()
    if told is not None:
        if told not in known:
            raise UnknownName("format", told, known)
        return known[told]
    suffix = re.search(r"\.[A-Za-z0-9]{1,9}$", name)
    ending = suffix[0].lower() if suffix else ""
    if ending == ".doc" and data[:4] == b"\xd0\xcf\x11\xe0":
        raise UnknownFormat(
            f"{name} is an old Word document (.doc); save it as .docx and try again.", name=name
        )
    for format in known.values():
        if ending and ending in format.suffixes:
            found = _corrected(format, data)
            return _text(data, name) if found.name == "text" else found
    if ending in CODED:
        raise UnknownFormat(
            f"{name} is a project or codebook of another program, not a transcript: take it over "
            f"with 'hustings import "
            "PROJECT FILE', or in the pages under Library, Other programs.",
            name=name,
        )
    if ending in UNTOLD and b"\0" not in data[:1000]:
        raise UnknownFormat(
            f"{name} is called a recording or a picture ({ending}) and holds text. Call it .txt "
            "and try again.",
            name=name,
        )
    begun = _begins(data)
    if begun is not None:
        return begun
    if b"\0" in data[:1000] and not data.startswith(tuple(mark for mark, _ in BOMS)) and ending:
        endings = ", ".join(sorted({s for f in known.values() for s in f.suffixes if s}))
        raise UnknownFormat(
            f"{name} is of a kind nobody here reads; what is read: {endings}.", name=name
        )
    return _text(data, name)


UNTOLD = frozenset(
    ".mp3 .m4a .wav .ogg .oga .opus .flac .aac .wma .aiff .amr .mp4 .m4v .mov .avi .mkv .webm .wmv "
    ".mpg .mpeg .3gp .jpg .jpeg .png .gif .bmp .tif .tiff .webp .heic".split()
)
"""Endings of recordings and pictures: what is text under one of them is not what it is called."""
MISLED = ("text", "markdown", "xlsx", "docx", "odt", "epub", "html", "tei", "csv")
"""Formats whose endings are given to files of other kinds."""


def _corrected(format: Format, data: bytes) -> Format:
    """The format the bytes show, where an ending misleads: subtitles or a page saved as .txt, rich
    text as .doc.
    """
    if format.name in MISLED:
        begun = _begins(data)
        if begun is not None and begun.name != format.name:
            if format.name == "html" and begun.name in ("tei",):
                return format
            return begun
    return format


def _text(data: bytes, name: str) -> Format:
    """A text, unless it is known for something else. Raises UnknownFormat."""
    refuse_known(data, name)
    return FORMATS["json"] if re.match(rb"\s*(?:\[\s*)?\{\s*\"", data[:200]) else FORMATS["text"]


_OPENS_BLOCK = re.compile(rb"<(?:p|div|h[1-6]|ul|ol|dl|section|article|main)\b", re.IGNORECASE)
_CLOSES_BLOCK = re.compile(rb"</(?:p|div|h[1-6]|li|dt|dd|blockquote)>", re.IGNORECASE)
FEWEST_BLOCKS = 10
"""Blocks closed in the first 3,000 bytes of a page without a head, whatever it is called."""


def _begins(data: bytes) -> Format | None:
    """The format of a file by its first bytes, whatever its ending."""
    head = data[:3000].lstrip(b"\xef\xbb\xbf \t\r\n")
    for format in known_formats().values():
        if format.head and re.match(format.head, head, re.DOTALL):
            return format
    if re.match(rb"<!doctype html\b", head, re.IGNORECASE) or (
        _OPENS_BLOCK.match(head) and len(_CLOSES_BLOCK.findall(head)) >= FEWEST_BLOCKS
    ):
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
