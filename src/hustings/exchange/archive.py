"""Zip archives and XML from strangers: read in memory, within limits, never onto the disk."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Any

from ..errors import NotReadable, NotWritable

LARGEST_MEMBER = 200_000_000
LARGEST_ARCHIVE = 500_000_000
MOST_MEMBERS = 20_000


class Archive:
    """The members of a zip file by name, compared without regard to case.

    Raises NotReadable for what is no zip, is encrypted, or would unpack to more than the limits.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            data = path.read_bytes()
        except OSError as wrong:
            raise NotReadable(
                f"{path.name} cannot be read: {wrong.strerror}.", path=str(path)
            ) from wrong
        if not data:
            raise NotReadable(
                f"{path.name} is empty; there is nothing to read in it.", path=str(path)
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (
            zipfile.BadZipFile,
            ValueError,
            OSError,
            NotImplementedError,
            OverflowError,
            EOFError,
        ) as wrong:
            raise NotReadable(
                f"{path.name} is not a zip archive, or it is damaged.", path=str(path)
            ) from wrong
        total = sum(i.file_size for i in infos)
        if len(infos) > MOST_MEMBERS or total > LARGEST_ARCHIVE:
            raise NotReadable(
                f"{path.name} would unpack to {len(infos):,} files and {total / 1e6:,.0f} MB; "
                f"that is refused.",
                path=str(path),
            )
        self._infos = {i.filename.replace("\\", "/").casefold(): i for i in infos if not i.is_dir()}

    def names(self) -> list[str]:
        """The members' names as the archive spells them."""
        return [i.filename.replace("\\", "/") for i in self._infos.values()]

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._infos

    def read(self, name: str) -> bytes:
        """The bytes of one member. Raises NotReadable where it is missing, damaged, encrypted or
        too large.
        """
        info = self._infos.get(name.casefold())
        if info is None:
            raise NotReadable(f"{self.name} has no {name} inside.", name=name)
        if info.flag_bits & 1:
            raise NotReadable(
                f"{name} in {self.name} is encrypted; save the project without a password.",
                name=name,
            )
        try:
            with self._zip.open(info) as file:
                data = file.read(LARGEST_MEMBER + 1)
        except Exception as wrong:  # zlib, lzma, bz2 and zipfile each have errors of their own
            raise NotReadable(f"{name} in {self.name} is damaged.", name=name) from wrong
        if len(data) > LARGEST_MEMBER:
            raise NotReadable(
                f"{name} in {self.name} is larger than {LARGEST_MEMBER / 1e6:,.0f} MB.", name=name
            )
        return data


def parse_xml(data: bytes, name: str) -> Any:
    """The root element of an XML document; a document type (and so any entity) is refused.

    Raises NotReadable where it is not well formed.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_pis=True,
        remove_comments=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as wrong:
        why = " ".join(str(wrong).split()).removesuffix(".")
        raise NotReadable(f"{name} is not well-formed XML: {why}.", name=name) from wrong
    if root.getroottree().docinfo.doctype:
        raise NotReadable(
            f"{name} declares a document type; that is refused, because it can hide entities.",
            name=name,
        )
    return root


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises NotWritable."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        scratch.touch(0o600)  # what is exported of interviews is for its owner alone
        scratch.write_bytes(data)
        os.replace(scratch, path)
    except OSError as wrong:
        scratch.unlink(missing_ok=True)
        raise NotWritable(
            f"{path.name} cannot be written: {wrong.strerror}.", path=str(path)
        ) from wrong


def zip_bytes(members: dict[str, bytes]) -> bytes:
    """A zip archive in which the same members give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()
