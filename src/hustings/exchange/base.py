"""What a format of another program is, and what a file shows of itself before it is read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

from ..errors import NotReadable
from ..guards.archive import Archive
from .bundle import Bundle, Report
from .sqlite_file import open_database, table_names

HEAD = 1024
"""So many first bytes of a file are shown."""
SQLITE, ZIP, PARQUET = b"SQLite format 3\0", b"PK\x03\x04", b"PAR1"
"""How files that are no text begin."""


class Shown:
    """A file as it shows itself: its ending, how it begins, and (looked at only when asked for)
    what lies in it. A format is known by these; nothing is read for good.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.suffix = path.suffix.casefold()
        """The ending, in small letters, with its dot."""
        self.is_folder = path.is_dir()
        self.begins = b"" if self.is_folder else _first(path)
        """The first :data:`HEAD` bytes."""
        self.is_binary = self.begins.startswith((SQLITE, ZIP, PARQUET))

    @cached_property
    def tables(self) -> frozenset[str]:
        """The tables of a SQLite database, in capitals; none of any other file."""
        if not self.begins.startswith(SQLITE):
            return frozenset()
        try:
            with closing(open_database(self.path)) as db:
                return frozenset(table_names(db))
        except NotReadable:
            return frozenset()

    @cached_property
    def members(self) -> frozenset[str]:
        """The names in a zip, in small letters; none of any other file. Raises NotReadable."""
        if not self.begins.startswith(ZIP):
            return frozenset()
        # nothing of it is unpacked here: how large each may be is for whoever reads it
        return frozenset(name.casefold() for name in Archive.at(self.path, ("",)).names)

    @cached_property
    def sheets(self) -> frozenset[str]:
        """The sheets of an .xlsx, in small letters. Raises NotReadable."""
        if "xl/workbook.xml" not in self.members:
            return frozenset()
        from .tables import sheet_names  # NumPy: only for a workbook

        return frozenset(name.casefold() for name in sheet_names(self.path))

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The heads of a .csv, a .tsv or an .xlsx's first sheet. Raises NotReadable."""
        is_text = self.suffix in (".csv", ".tsv") and not self.is_binary
        if not is_text and not self.sheets:
            return ()
        from .tables import csv_rows, xlsx_rows  # NumPy: only for a table

        heads = csv_rows(self.path, self.suffix) if is_text else xlsx_rows(self.path, None)
        return tuple(heads[0])


def _first(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeFormat:
    """A format of another program. To add one:

    1. Write ``read(path, **options) -> Bundle`` and, where it is written too, ``write(bundle, path,
       **options) -> Report``. Offsets of a Bundle are code points of its own texts; what cannot be
       read raises NotReadable in one sentence; what came, was rounded or was left stands in the
       Report.
    2. Say by what a file is known: ``recognises(shown) -> bool``. No other format may say yes to
       the same file. ``is_last`` is for one that takes whatever nobody else knows.
    3. Say in a line what is ``kept`` and what is ``left``, for the page and the reference.
    4. Name it: a row of :data:`.formats.FORMATS` with its ``module`` (loaded when first used; then
       ``read``, ``write`` and ``merge`` are names in it), in another package an entry point of
       ``hustings.exchanges`` (then they are functions).
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    """Endings of its files; the first is what is written unless another is asked for."""
    kind: str = "project"
    """What it holds: project, codebook or statements."""
    recognises: Callable[[Shown], bool]
    is_last: bool = False
    module: str = ""
    read: str | Callable[..., Bundle] = ""
    write: str | Callable[..., Report] = ""
    merge: str | Callable[[Any, Any], Any] = ""
    """How what is kept of two files (``Bundle.extras``) becomes one; else key by key."""
    written: tuple[str, ...] | None = None
    """Endings that mean this format where no format is named; None: all of ``suffixes``."""
    read_options: frozenset[str] = frozenset()
    write_options: frozenset[str] = frozenset()
    memos: bool = False
    """Whether memos on texts, concepts, people and the project go along; else a line tells."""
    kept: str = ""
    left: str = ""

    @property
    def reads(self) -> bool:
        """Whether its files are read."""
        return bool(self.read)

    @property
    def writes(self) -> bool:
        """Whether its files are written."""
        return bool(self.write)

    @property
    def endings(self) -> tuple[str, ...]:
        """Endings of a file to write that mean this format."""
        return () if not self.write else self.suffixes if self.written is None else self.written

    def verb(self, name: str) -> Callable[..., Any] | None:
        """Its function ``read``, ``write`` or ``merge``, loaded; None where it has none."""
        told = getattr(self, name)
        if callable(told):
            return told  # type: ignore[no-any-return]
        if not told:
            return None
        verb: Callable[..., Any] = getattr(import_module(f".{self.module}", __package__), str(told))
        return verb
