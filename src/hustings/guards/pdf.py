"""PDF from strangers: what its streams unpack to is looked at before a library opens them.

pdfium unpacks a page's stream whole and makes an object of each mark in it: 300 kB that unpack to
110 MB took 32 s and 1.5 GB. Pictures are left out, because words are read without them.
"""

from __future__ import annotations

import re
import zlib

from ..errors import NotReadable

MOST_PAGES = 10_000
"""Pages of one file: a hundred thousand, all of them the same, take 17 s to read."""
LARGEST_STREAM = 20_000_000
"""Bytes of one unpacked stream: pdfium takes 6 s for so many marks."""
MOST_UNPACKED = 300_000_000
"""Bytes of all of them together."""
MOST_CHARACTERS = 20_000_000
"""Characters of all pages: twenty times a long book."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_UNREAD = re.compile(rb"/Subtype\s*/Image\b|/Type\s*/EmbeddedFile\b")
MOST_FILTERS = 4
HEAD = 2_000
"""Bytes before a stream in which its dictionary is looked for."""


def refuse_swelling(data: bytes, name: str) -> None:
    """Refuse a PDF whose packed streams unpack to far more than words take. NotReadable."""
    total = end = 0
    while end >= 0 and (found := _STREAM.search(data, end)):
        begin, end = found.end(), data.find(b"endstream", found.end())
        head = data[max(0, found.start() - HEAD) : found.start()]
        if _UNREAD.search(head, max(0, head.rfind(b" obj"))):
            continue
        size = _unpacked(data[begin : end if end >= 0 else len(data)])
        total += size
        if size > LARGEST_STREAM or total > MOST_UNPACKED:
            raise NotReadable(
                f"{name} holds a page that would unpack to more than "
                f"{LARGEST_STREAM / 1e6:.0f} MB, or pages of more than "
                f"{MOST_UNPACKED / 1e6:.0f} MB in all; it was not opened.",
                name=name,
            )


def _unpacked(packed: bytes) -> int:
    """Bytes a stream unpacks to, packed once or several times, or just above the largest allowed;
    0 for what is no deflate (plain, or locked).
    """
    size = 0
    for _ in range(MOST_FILTERS):
        try:
            packed = zlib.decompressobj().decompress(packed, LARGEST_STREAM + 1)
        except zlib.error:
            break
        size = max(size, len(packed))
        if not 0 < size <= LARGEST_STREAM:
            break
    return size
