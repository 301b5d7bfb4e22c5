"""The texts of a document with all their selections are most of it: each is kept packed, and put in
its place as the document is written.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ...guards.archive import Streamed
from .elements import Element, around, part

GAP: Final = "texts d0d31f5a-5d4b-4f0e-9a39-6f2b9c1f8a11"
"""The gap in the document where they stand."""


class Packed(NamedTuple):
    """A text as the document has it: its size, and packed."""

    size: int
    data: bytes


def packed(text: Element) -> Packed:
    """A text that is written to its end."""
    told = part(text)
    return Packed(len(told), zlib.compress(told, 1))


def streamed(root: Element, texts: Sequence[Packed]) -> Streamed:
    """The document, the texts in their gap."""
    before, behind = around(root, GAP)

    def parts() -> Iterator[bytes]:
        yield before
        yield from (zlib.decompress(text.data) for text in texts)
        yield behind

    return Streamed(len(before) + sum(text.size for text in texts) + len(behind), parts())
