"""Zip archives and XML from strangers: read in memory, within limits, never onto the disk."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Self

from ..errors import NotReadable, NotWritable

LARGEST_MEMBER = 200_000_000
"""Bytes of one unpacked file."""
LARGEST_ARCHIVE = 500_000_000
"""Bytes of all of them together."""
LARGEST_STREAM = 1_000_000_000
"""Bytes of one that is read part by part; none of it need be held whole."""
MOST_MEMBERS = 10_000
MOST_RATIO = 200
"""Times its packed size an archive may grow. Office documents of repeated words grow 20 to 60
times; deflate cannot do more than 1,032."""
RATIO_FROM = 20_000_000
"""Unpacked bytes below which the ratio is not looked at."""
MOST_TAGS = 5_000_000
"""Angle brackets of one XML document: a tree takes some 200 bytes for each. 18 MB of words in a
Word document have 1.8 million."""


class Archive:
    """A zip opened with its guards, all in memory: how many files, their unpacked size and ratio,
    no path that leaves it, no password. Names are compared without regard to case.

    Members whose name ends in one of ``streams`` may be larger: they are read by :meth:`stream`.
    Raises NotReadable.
    """

    def __init__(self, data: bytes, name: str, streams: tuple[str, ...] = ()) -> None:
        self.name = name
        self._streams = streams
        if not data:
            raise NotReadable(f"{name} is empty; there is nothing to read in it.", name=name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except Exception as wrong:  # zipfile lets struct's, codecs' and its own errors through
            raise NotReadable(
                f"{name} is damaged: it is not a zip archive, or not a whole one.", name=name
            ) from wrong
        self._refuse_bomb(infos, len(data))
        for info in infos:
            self._refuse_path(info)
        infos = [i for i in infos if i.filename and not i.is_dir()]
        self.names = [i.filename.replace("\\", "/") for i in infos]
        self._infos = {n.casefold(): i for n, i in zip(self.names, infos, strict=True)}

    @classmethod
    def at(cls, path: Path, streams: tuple[str, ...] = ()) -> Self:
        """The archive a file is. Raises NotReadable."""
        return cls(bytes_of(path), path.name, streams)

    def _refuse_bomb(self, infos: list[zipfile.ZipInfo], packed: int) -> None:
        total = sum(i.file_size for i in infos)
        streamed = sum(i.file_size for i in infos if self._is_stream(i))
        if len(infos) > MOST_MEMBERS:
            raise NotReadable(
                f"{self.name} holds {len(infos):,} files, more than {MOST_MEMBERS:,}; split it.",
                name=self.name,
            )
        for info in infos:
            most = LARGEST_STREAM if self._is_stream(info) else LARGEST_MEMBER
            if info.file_size > most:
                raise NotReadable(
                    f"{self.name} holds {info.filename[:60]!r}, which is larger than "
                    f"{most / 1e6:,.0f} MB; it was not opened.",
                    name=self.name,
                )
        if total - streamed > LARGEST_ARCHIVE or (
            total > RATIO_FROM and total > MOST_RATIO * packed
        ):
            raise NotReadable(
                f"{self.name} would unpack to {total / 1e6:,.0f} MB, far more than it should; it "
                f"was not opened.",
                name=self.name,
            )

    def _refuse_path(self, info: zipfile.ZipInfo) -> None:
        path = info.filename.replace("\\", "/")
        if path.startswith("/") or ".." in path.split("/") or re.match(r"^[A-Za-z]:", path):
            raise NotReadable(
                f"{self.name} holds a file that would be written outside of it ({path[:60]!r}); "
                f"it was not opened.",
                name=self.name,
            )
        if info.flag_bits & 1:
            raise NotReadable(
                f"{self.name} is protected by a password (encrypted); remove it and try again.",
                name=self.name,
            )

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._infos

    def read(self, name: str) -> bytes:
        """The bytes of one member. Raises NotReadable where it is missing, damaged or too large."""
        info = self._infos.get(name.casefold())
        if info is None:
            raise NotReadable(f"{self.name} is damaged: {name!r} in it is missing.", name=self.name)
        try:
            with self._zip.open(info) as file:
                return file.read(info.file_size + 1)
        except Exception as wrong:  # zlib, lzma, bz2 and zipfile each have errors of their own
            raise NotReadable(
                f"{self.name} is damaged: {name!r} in it is broken.", name=self.name
            ) from wrong

    def _is_stream(self, info: zipfile.ZipInfo) -> bool:
        return info.filename.casefold().endswith(self._streams) if self._streams else False

    def stream(self, name: str) -> BinaryIO:
        """One member, to be read part by part; whoever opens it closes it. Raises NotReadable
        where it is missing, damaged or more than it says.
        """
        info = self._infos.get(name.casefold())
        if info is None:
            raise NotReadable(f"{self.name} is damaged: {name!r} in it is missing.", name=self.name)
        return _Member(self._zip, info, self.name)

    def refuse_heavy_xml(self) -> None:
        """Refuse an office document whose XML hides entities or makes too large a tree; for
        libraries that open it by themselves. Raises NotReadable.
        """
        for name in self.names:
            if name.casefold().endswith((".xml", ".rels")):
                refuse_heavy(self.read(name), self.name)


class _Member(io.RawIOBase, BinaryIO):
    """A member of an archive as a file; whatever is wrong with it is one sentence."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> None:
        self._wrong = f"{name} is damaged: {info.filename!r} in it is broken."
        self._archive = name
        with self._told():
            self._file = archive.open(info)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except Exception as wrong:  # zlib, lzma, bz2 and zipfile each have errors of their own
            raise NotReadable(self._wrong, name=self._archive) from wrong

    def read(self, size: int = -1) -> bytes:
        """Some bytes, or the rest."""
        with self._told():
            return self._file.read(size)

    def close(self) -> None:
        """Read no more of it."""
        self._file.close()
        super().close()


_DOCTYPE = re.compile(rb"<!DOCTYPE\s+[\w:.-]+\s*\[(?P<inside>[^\[\]]{0,50000})\]\s*>")
_SIGN = re.compile(
    rb"<!ENTITY\s+(?P<name>[\w.-]{1,40})\s+(?P<q>[\"'])(?P<sign>&#x?[0-9a-fA-F]{1,6};|[^&%<\"']{0,4})(?P=q)\s*>"
)
"""A name for a single sign: ``<!ENTITY pound "&#163;">``."""
_NAMED = re.compile(rb"&([A-Za-z][\w.-]{0,39});")


def with_signs(data: bytes) -> bytes:
    """XML whose document type does nothing but name single signs (as parliaments' does), with the
    signs in place of their names and without it; any other XML as it is.

    >>> with_signs(b'<!DOCTYPE a [<!ENTITY pound "&#163;">]><a>&pound;5</a>')
    b'<a>&#163;5</a>'
    """
    found = _DOCTYPE.search(data[:100_000])
    if found is None:
        return data
    rest = re.sub(rb"<!--.*?-->", b"", found["inside"], flags=re.DOTALL)
    signs = {m["name"]: m["sign"] for m in _SIGN.finditer(rest)}
    if _SIGN.sub(b"", rest).strip():
        return data
    body = data[: found.start()] + data[found.end() :]
    return _NAMED.sub(lambda m: signs.get(m[1], m[0]), body)


def refuse_heavy(data: bytes, name: str) -> None:
    """Refuse XML that declares entities, or whose tree would take the memory. NotReadable."""
    head = data[:100_000]
    if b"<!ENTITY" in head or b"<\x00!\x00E\x00N\x00T" in head or b"\x00<\x00!\x00E\x00N" in head:
        raise NotReadable(
            f"{name} declares XML entities, which can hide harm; it is not read.", name=name
        )
    if data.count(b"<") > MOST_TAGS:
        raise NotReadable(
            f"{name} holds more than {MOST_TAGS:,} XML marks; it was not read. Split it into "
            f"several files.",
            name=name,
        )


def bytes_of(path: Path) -> bytes:
    """The bytes of a file. Raises NotReadable where it is missing, no file, or huge."""
    try:
        if path.stat().st_size > LARGEST_ARCHIVE:
            raise NotReadable(
                f"{path.name} is larger than {LARGEST_ARCHIVE / 1e6:,.0f} MB; that is refused.",
                path=str(path),
            )
        return path.read_bytes()
    except OSError as wrong:
        raise NotReadable(
            f"{path.name} cannot be read: {wrong.strerror or wrong}.", path=str(path)
        ) from wrong


STRANGERS: Mapping[str, bool] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "remove_pis": True,
    "remove_comments": True,
    "huge_tree": False,
}
"""How a parser reads a stranger's document: it fetches, expands and keeps nothing besides."""


def parse_xml(data: bytes, name: str) -> Any:
    """The root element of an XML document; a document type (and so any entity) is refused.

    Raises NotReadable where it is not well formed.
    """
    from lxml import etree

    refuse_heavy(data, name)
    try:
        root = etree.fromstring(data, etree.XMLParser(**STRANGERS))
    except (etree.XMLSyntaxError, ValueError) as wrong:
        raise ill_formed(name, wrong) from wrong
    refuse_doctype(root, name)
    return root


def ill_formed(name: str, wrong: Exception) -> NotReadable:
    """What is said of a document a parser could not read."""
    why = " ".join(str(wrong).split()).removesuffix(".")
    return NotReadable(f"{name} is not well-formed XML: {why}.", name=name)


def refuse_doctype(element: Any, name: str) -> None:
    """Raise NotReadable where the document of an element declares a document type."""
    if element.getroottree().docinfo.doctype:
        raise NotReadable(
            f"{name} declares a document type; that is refused, because it can hide entities.",
            name=name,
        )


def write_bytes(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file, from bytes or bit by bit, whole or not at all. Raises NotWritable."""
    with _written(path) as file:
        file.writelines((data,) if isinstance(data, bytes) else data)


@contextmanager
def _written(path: Path) -> Iterator[BinaryIO]:
    """A file that is there once it is whole. Raises NotWritable."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        scratch.touch(0o600)  # what is exported of interviews is for its owner alone
        with scratch.open("wb") as file:
            yield file
        os.replace(scratch, path)
    except OSError as wrong:
        raise NotWritable(
            f"{path.name} cannot be written: {wrong.strerror}.", path=str(path)
        ) from wrong
    finally:
        scratch.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Streamed:
    """A member of an archive that is never held whole."""

    size: int
    parts: Iterable[bytes]


def write_zip(path: Path, members: Mapping[str, bytes | Streamed]) -> None:
    """Write a zip archive, whole or not at all; the same members give the same bytes. Raises
    NotWritable.
    """
    with _written(path) as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            if isinstance(data, bytes):
                archive.writestr(info, data)
                continue
            info.file_size = data.size  # so that large ones are written as such
            with archive.open(info, "w") as member:
                member.writelines(data.parts)
