"""What is left of a name in a file: every byte, every encoding, every file inside the file.

Independent of how names were replaced: it takes forms and bytes, opens what can be opened (zip,
gzip, SQLite, PDF, PNG, at any depth) and searches each part in every way text can be written.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import io
import re
import sqlite3
import unicodedata
import zipfile
import zlib
from codecs import BOM_UTF16_BE
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from urllib.parse import unquote_to_bytes

from ..errors import InputError, OptionError
from .replacing import form_pattern

DEEPEST = 8
"""Files within files within files are opened so far down."""

LARGEST = 512 * 1024 * 1024
"""Bytes a packed part may unpack to; a larger one is searched up to there, and told."""

SHORTEST_PACKED = 5
"""Letters a form must have to be looked for in what merely looks like base64: shorter ones turn up
in noise.
"""

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{8,}(?:\r?\n[A-Za-z0-9+/_-]{8,})*={0,2}")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_TAGS = re.compile(r"<[^<>]*>")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
SQLITE = b"SQLite format 3\0"
PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found: in which file, which member of it ("" the file itself), at which byte of that
    part (character where ``encoding`` is a reading of text), how written, with 40 characters
    round it.
    """

    file: str
    member: str
    offset: int
    form: str
    encoding: str
    around: str = ""


class Search:
    """Forms to look for, the longest first, each with its letters alone."""

    def __init__(self, forms: Iterable[str], exact: Collection[str]) -> None:
        order = sorted(forms, key=lambda f: (-len(f), f))
        self.forms = [(form, squeeze(form)) for form in order]
        self.exact = exact
        self._patterns: dict[tuple[str, ...], re.Pattern[str]] = {}

    def pattern(self, forms: tuple[str, ...]) -> re.Pattern[str]:
        """Some of the forms as a pattern with a group for each."""
        if forms not in self._patterns:
            parts = "|".join(f"({form_pattern(f, exact=f in self.exact)})" for f in forms)
            self._patterns[forms] = re.compile(parts, re.IGNORECASE)
        return self._patterns[forms]


class Scanner:
    """Searches parts for forms; ``exact`` are forms looked for in their own capitals alone.

    ``own`` are byte strings that every such file holds, whatever it tells (the definitions of its
    tables): where one stands to the letter it is passed over, and nothing else is.
    """

    def __init__(
        self, forms: Iterable[str], exact: Iterable[str] = (), own: Iterable[bytes] = ()
    ) -> None:
        self.forms = [f for f in dict.fromkeys(forms) if f.strip()]
        if not self.forms:
            raise OptionError("There is no form to look for.")
        self.own = sorted(own, key=len, reverse=True)
        alone = set(exact)
        self.search = Search(self.forms, alone)
        long = [f for f in self.forms if len(f) >= SHORTEST_PACKED]
        self.packed = Search(long, alone) if long else None

    def file(self, path: Path) -> list[Hit]:
        """Every hit in a file, its name included."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise InputError(f"{path}: {error.strerror or error}.") from None
        return list(
            dict.fromkeys(
                [*self._text(path.name, str(path), "", "file name"), *self.part(data, str(path))]
            )
        )

    def named(self, folder: Path) -> list[Hit]:
        """Every hit in the name of a folder."""
        return list(self._text(folder.name, str(folder), "", "folder name"))

    def part(self, data: bytes, file: str, member: str = "", depth: int = 0) -> Iterator[Hit]:
        """Every hit in some bytes and in what they hold packed."""
        yield from self._written(data, file, member)
        if depth < DEEPEST:
            for name, inside in _packed(data):
                inner = f"{member}/{name}".strip("/")
                yield from self._text(name, file, member, "member name")
                yield from self.part(inside, file, inner, depth + 1)

    def _written(self, data: bytes, file: str, member: str) -> Iterator[Hit]:
        """Every way the bytes can be read as text; offsets are bytes where that is certain."""
        for known in self.own:
            data = data.replace(known, bytes(len(known)))
        text = data.decode("utf-8", "surrogateescape")
        for hit in self._text(text, file, member, "UTF-8"):
            yield replace(hit, offset=len(text[: hit.offset].encode("utf-8", "surrogateescape")))
        if any("\udc80" <= c <= "\udcff" for c in text):
            yield from self._text(data.decode("latin-1"), file, member, "Latin-1")
            text = data.decode("utf-8", "replace")
        if b"\0" in data:
            yield from self._wide(data, file, member)
        if "\\u" in text:
            plain = _ESCAPED.sub(lambda m: chr(int(m.group(1), 16)), text)
            yield from self._text(_paired(plain), file, member, "JSON escapes")
        if "%" in text:
            plain = unquote_to_bytes(data).decode("utf-8", "replace")
            yield from self._text(plain, file, member, "percent escapes")
        if "&" in text:
            yield from self._text(html.unescape(text), file, member, "entities")
        if "<" in text and ">" in text:
            yield from self._text(
                html.unescape(_TAGS.sub("", text)), file, member, "text between tags"
            )
        yield from self._base64(data, file, member)

    def _wide(self, data: bytes, file: str, member: str) -> Iterator[Hit]:
        """Every hit in the bytes as UTF-16. The same bytes, read from one further on, are the same
        Latin letters in the other order: such a name is one hit."""
        orders = ("be", "le") if data.startswith(BOM_UTF16_BE) else ("le", "be")
        found: set[tuple[str, int]] = set()
        for order, shift in product(orders, (0, 1)):
            wide = data[shift:].decode(f"utf-16-{order}", "replace")
            for hit in self._text(wide, file, member, f"UTF-16 {order.upper()}"):
                at = 2 * hit.offset + shift
                if found.isdisjoint((hit.form, at + by) for by in (-1, 0, 1)):
                    found.add((hit.form, at))
                    yield replace(hit, offset=at)

    def _base64(self, data: bytes, file: str, member: str) -> Iterator[Hit]:
        if self.packed is None:
            return
        runs = [
            re.sub(rb"[\r\n=]", b"", m.group()).translate(bytes.maketrans(b"-_", b"+/"))
            for m in _BASE64.finditer(data)
        ]
        for phase in range(4):
            plain = [_decoded(run[phase:]) for run in runs]
            for encoding in ("utf-8", "utf-16-le"):
                # one text of all runs: what is a word in one is cut off from the next
                text = "\n\0\n".join(p.decode(encoding, "replace") for p in plain)
                for offset, form, around in self._found(self.packed, text):
                    yield Hit(file, member, offset, form, "base64", around)

    def _text(self, text: str, file: str, member: str, encoding: str) -> Iterator[Hit]:
        for offset, form, around in self._found(self.search, text):
            yield Hit(file, member, offset, form, encoding, around)

    @staticmethod
    def _found(search: Search, text: str) -> Iterator[tuple[int, str, str]]:
        squeezed = squeeze(text)
        # a pattern costs much more, and finds no form this does not hold
        there = tuple(form for form, plain in search.forms if plain in squeezed)
        if not there:
            return
        for m in search.pattern(there).finditer(text):
            around = " ".join(text[max(0, m.start() - 20) : m.end() + 20].split())
            shown = "".join(c if c.isprintable() else "·" for c in around)
            yield m.start(), there[(m.lastindex or 1) - 1], shown


def scan(path: str | Path, forms: Iterable[str]) -> list[Hit]:
    """Every place a form is left in a file, or in the files of a folder.

    Forms are looked for as whole words, in any case, composed and decomposed, in UTF-8, UTF-16,
    Latin-1, JSON and percent escapes, entities, between tags, base64 in all phases; in zip, gzip,
    SQLite (also page by page), PDF and PNG at any depth; and in the names of files, folders and
    members. Raises InputError where the file cannot be read.
    """
    path = Path(path)
    scanner = Scanner(forms)
    if not path.is_dir():
        return scanner.file(path)
    out = []
    for inside in sorted(path.rglob("*")):
        if inside.is_file():
            out += scanner.file(inside)
        else:
            out += scanner.named(inside)
    return out


def squeeze(text: str) -> str:
    """A text without case, spaces, soft hyphens and the hyphens at the end of a line."""
    plain = unicodedata.normalize("NFC", text).casefold().replace("\u00ad", "").replace("-\n", "")
    return "".join(plain.split()).replace("\u200b", "")


def _decoded(run: bytes) -> bytes:
    """What a run of base64 holds; as much of it as is whole."""
    run = run[:-1] if len(run) % 4 == 1 else run
    with suppress(binascii.Error):
        return base64.b64decode(run + b"=" * (-len(run) % 4))
    return b""


def _paired(text: str) -> str:
    """Surrogate pairs written as two escapes become the one letter they mean."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _packed(data: bytes) -> Iterator[tuple[str, bytes]]:
    """``(name, bytes)`` of everything packed in some bytes."""
    if data[:2] == b"PK" or b"PK\x05\x06" in data[-66_000:]:
        yield from _zipped(data)
    elif data[:2] == b"\x1f\x8b":
        with suppress(OSError, EOFError, zlib.error):
            yield "gzip", gzip.GzipFile(fileobj=io.BytesIO(data)).read(LARGEST)
    elif data.startswith(SQLITE):
        yield from _rows(data)
    elif data.startswith(PNG):
        yield from _chunks(data)
    elif b"%PDF-" in data[:1024]:
        yield from _pages(data)


BROKEN = (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error)
"""What a damaged, locked or strange member of an archive raises: its bytes are searched all the
same, with the archive's own.
"""


def _zipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The members; comments and extra fields are seen in the archive's own bytes."""
    with suppress(zipfile.BadZipFile, OSError):
        archive = zipfile.ZipFile(io.BytesIO(data))
        for info in archive.infolist():
            with suppress(*BROKEN), archive.open(info) as member:
                yield info.filename, member.read(LARGEST)


def _rows(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every value of every table: a long text lies in pieces on the pages of the file."""
    with closing(sqlite3.connect(":memory:")) as db, suppress(sqlite3.Error):
        db.deserialize(_rested(data))
        names = [r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            quoted = name.replace('"', '""')
            with suppress(sqlite3.Error):
                cursor = db.execute(f'SELECT * FROM "{quoted}"')
                heads = [d[0] for d in cursor.description]
                columns: dict[str, list[bytes]] = {head: [] for head in heads}
                for row in cursor:
                    for head, value in zip(heads, row, strict=True):
                        if isinstance(value, bytes):
                            yield f"{name}.{head}", value
                        elif isinstance(value, str):
                            columns[head].append(value.encode("utf-8", "surrogatepass"))
                for head, values in columns.items():
                    yield f"{name}.{head}", b"\n".join(values)


def _rested(data: bytes) -> bytes:
    """A database as one that keeps no journal: what is in memory can have none."""
    return data[:18] + b"\x01\x01" + data[20:] if data[18:20] == b"\x02\x02" else data


def _chunks(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The text chunks of a PNG, unpacked."""
    at = len(PNG)
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        if kind in (b"zTXt", b"iTXt"):
            for start in range(min(len(body), 200)):
                if body[start : start + 1] == b"\x78":
                    with suppress(zlib.error):
                        yield kind.decode(), zlib.decompressobj().decompress(body[start:], LARGEST)
        at += 12 + length


def _pages(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The streams of a PDF unpacked, its text as a reader extracts it, and its properties."""
    for number, m in enumerate(_STREAM.finditer(data)):
        with suppress(zlib.error):
            yield f"stream {number}", zlib.decompressobj().decompress(m.group(1), LARGEST)
    import pypdfium2

    # a broken PDF has been searched by its bytes and streams
    with suppress(pypdfium2.PdfiumError), closing(pypdfium2.PdfDocument(data)) as document:
        told = "\n".join(document.get_metadata_dict().values())
        yield "properties", told.encode()
        for number in range(len(document)):
            page = document[number].get_textpage().get_text_range()
            yield f"page {number + 1}", page.encode("utf-8", "replace")
