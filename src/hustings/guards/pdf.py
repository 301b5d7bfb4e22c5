"""PDF from strangers: what its streams unpack to is looked at before a library opens them.

pdfium unpacks a page's stream whole and makes an object of each mark in it: 300 kB that unpack to
110 MB took 32 s and 1.5 GB. Pictures are left out, because words are read without them.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator

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
MOST_DRAWN = 20_000
"""Drawings on one page, those inside others counted: 100,000 take 0.6 GB."""
DEEPEST = 60
"""Drawings inside each other that are counted; pdfium follows no more."""
_OBJECT = re.compile(rb"\b(\d{1,10})\s+\d{1,5}\s+obj\b")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b")
_FIRST = re.compile(rb"/First\s+(\d{1,10})\b")
LONGEST_NUMBER = 10
"""Digits of the number of an object, or of a place in a file."""
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_DO = re.compile(rb"/([^\s/<>\[\]()]{1,100})\s+Do\b")
_CONTENTS = re.compile(rb"/Contents\s*(\[[^\]]{0,100000}\]|\d+\s+\d+\s+R)")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_RESOURCES = re.compile(rb"/Resources\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_DRAWINGS = re.compile(rb"/XObject\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_INSIDE = re.compile(rb"/XObject\s*<<([^<>]{0,100000})>>")
_ENTRY = re.compile(rb"/([^\s/<>\[\]()]{1,100})\s+(\d{1,10})\s+\d{1,5}\s+R\b")
HEAD = 2_000
"""Bytes before a stream in which its dictionary is looked for."""


def refuse_swelling(data: bytes, name: str) -> None:
    """Refuse a PDF whose packed streams unpack to far more than words take. NotReadable."""
    _refuse_nesting(data, name)
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


def _layers(packed: bytes) -> Iterator[bytes]:
    """A stream packed once or several times: what comes out of each packing, none of them larger
    than just above the largest allowed; nothing of what is no deflate (plain, or locked).
    """
    for _ in range(MOST_FILTERS):
        try:
            packed = zlib.decompressobj().decompress(packed, LARGEST_STREAM + 1)
        except zlib.error:
            return
        yield packed
        if not 0 < len(packed) <= LARGEST_STREAM:
            return


def _unpacked(packed: bytes) -> int:
    """Bytes a stream unpacks to, or just above the largest allowed; 0 where it is not packed."""
    return max(map(len, _layers(packed)), default=0)


def _refuse_nesting(data: bytes, name: str) -> None:
    """Refuse pages whose drawings draw each other again and again: ten in ten in ten … are read
    one by one. NotReadable.
    """
    if not _FORM.search(data):
        return
    objects = _objects(data)
    costs: dict[int, int] = {}
    for number, (head, _) in objects.items():
        if _PAGE.search(head) and _drawn(number, objects, costs, 0) > MOST_DRAWN:
            raise NotReadable(
                f"{name} has a page whose drawings draw each other more than {MOST_DRAWN:,} times; "
                f"it was not opened.",
                name=name,
            )


def _objects(data: bytes) -> dict[int, tuple[bytes, bytes]]:
    """The objects of a PDF by number: what they say, and their stream as it stands."""
    starts = [*_OBJECT.finditer(data)]
    ends = [*(found.start() for found in starts[1:]), len(data)]
    out = {}
    for found, end in zip(starts, ends, strict=True):
        head, _, stream = data[found.end() : end].partition(b"stream")
        out[int(found[1])] = (head, stream.lstrip(b"\r\n"))
    for head, stream in [*out.values()]:
        first = _FIRST.search(head) if _PACKED.search(head) else None
        if first:
            out |= _inside(_content(stream), int(first[1]))
    return out


def _inside(words: bytes, first: int) -> dict[int, tuple[bytes, bytes]]:
    """The objects in an object stream: numbers and places stand before the ``first`` byte."""
    pairs = [int(n) for n in words[:first].split() if n.isdigit() and len(n) <= LONGEST_NUMBER]
    starts = [first + at for at in pairs[1::2]]
    ends = [*starts[1:], len(words)]
    return {
        number: (words[start:end], b"")
        for number, start, end in zip(pairs[::2], starts, ends, strict=False)
    }


def _drawn(
    number: int, objects: dict[int, tuple[bytes, bytes]], costs: dict[int, int], depth: int
) -> int:
    """How many drawings a page or a drawing holds, those inside them counted."""
    if number in costs or depth > DEEPEST or number not in objects:
        return costs.get(number, 1)
    head, stream = objects[number]
    costs[number] = 1  # one that draws itself is drawn once
    listed = _listed(head, objects)
    words = _content(stream)
    for place in _CONTENTS.findall(head):
        for other in _REFERENCE.findall(place):
            words += b" " + _content(objects.get(int(other), (b"", b""))[1])
    calls = Counter(_DO.findall(words)) if listed else Counter[bytes]()
    inner = (
        times * _drawn(listed[label], objects, costs, depth + 1)
        for label, times in calls.items()
        if label in listed
    )
    costs[number] = 1 + sum(inner)
    return costs[number]


def _listed(head: bytes, objects: dict[int, tuple[bytes, bytes]]) -> dict[bytes, int]:
    """The drawings a page or a drawing may name, by their labels."""
    for pattern in (_RESOURCES, _DRAWINGS):
        found = pattern.search(head)
        if found:
            head += objects.get(int(found[1]), (b"", b""))[0]
    found = _DRAWINGS.search(head)
    if found:
        head += b"/XObject" + objects.get(int(found[1]), (b"", b""))[0]
    return {
        label: int(other)
        for inside in _INSIDE.findall(head)
        for label, other in _ENTRY.findall(inside)
    }


def _content(stream: bytes) -> bytes:
    """The words of a stream, unpacked where it is packed."""
    *_, last = (stream, *_layers(stream))
    return last
