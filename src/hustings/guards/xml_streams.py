"""XML from strangers, read part by part: what is whole is handed on and need not be kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from importlib import import_module
from typing import Any, BinaryIO, Final

from ..errors import NotReadable
from .archive import MOST_TAGS, STRANGERS, ill_formed, refuse_doctype, refuse_heavy

HEAD: Final = 100_000
"""Bytes at the beginning in which entities would be declared."""


class XmlStream:
    """A document that is never held whole: each element of some names is given once it is whole,
    and what was in it is dropped when the next is asked for.

    ``opened`` opens its bytes; ``names`` are without namespaces. ``root`` is the document without
    what was dropped, once all were given. The same is refused as by
    :func:`~hustings.guards.archive.parse_xml`; marks are counted without those dropped. Raises
    NotReadable.
    """

    def __init__(self, opened: Callable[[], BinaryIO], name: str, names: Collection[str]) -> None:
        self._opened = opened
        self._name = name
        self._names = names
        self.root: Any = None

    def __iter__(self) -> Iterator[Any]:
        etree: Any = import_module("lxml.etree")  # heavy: only when a file is read
        with self._opened() as file:
            counted = _Counted(file, self._name)
            marks = etree.XPath("count(descendant::*) + count(descendant::*[node()])")
            steps = etree.iterparse(
                counted,
                events=("end",),
                tag=[f"{{*}}{name}" for name in self._names],
                **STRANGERS,
            )
            try:
                for _, element in steps:
                    refuse_doctype(element, self._name)
                    yield element
                    counted.dropped(int(marks(element)))
                    element.clear(keep_tail=False)
            except (etree.XMLSyntaxError, ValueError) as wrong:
                raise ill_formed(self._name, wrong) from wrong
            refuse_doctype(steps.root, self._name)
            self.root = steps.root


class _Counted:
    """The bytes of a document as a parser asks for them: refused where their tree would grow too
    large.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._name = name
        self._marks = 0
        self._head = True

    def read(self, size: int) -> bytes:
        """Some more bytes."""
        data = self._file.read(max(size, HEAD) if self._head else size)
        if self._head:
            refuse_heavy(data, self._name)
            self._head = False
        self._marks += data.count(b"<")
        if self._marks > MOST_TAGS:
            raise NotReadable(
                f"{self._name} holds more than {MOST_TAGS:,} XML marks in one part; it was not "
                f"read. Split it into several files.",
                name=self._name,
            )
        return data

    def dropped(self, marks: int) -> None:
        """So many marks are held no more."""
        self._marks -= marks
