"""Other tools' projects in and out, as :class:`~hustings.exchange.bundle.Bundle`.

One file or folder per format; the table (:data:`FORMATS`) asks each whether a file is its own.
Every import and export ends with a :class:`~hustings.exchange.bundle.Report`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..errors import NotReadable, UnknownFormat, UnknownName
from ..guards.door import reading, writing
from .base import ExchangeFormat, Shown
from .bundle import Bundle, Report, memos_left, trees
from .formats import FORMATS, known, recognised, refuse_known, refuse_unknown

__all__ = [
    "FORMATS",
    "Bundle",
    "ExchangeFormat",
    "Report",
    "Shown",
    "format_of",
    "known",
    "read_bundle",
    "write_bundle",
]


def format_of(path: str | Path) -> str:
    """The name of the format a file is in, by its content first and its suffix second.

    Raises NotReadable where there is no file, UnknownFormat where nothing fits or two formats do.
    """
    path = Path(path)
    with reading(path.name):
        if not path.exists():
            raise NotReadable(f"There is no file {path.name}.", path=str(path))
        file = Shown(path)
        if not file.is_folder:
            refuse_known(path, file.begins)
        found = recognised(file)
        if found is None:
            refuse_unknown(path)
        return found.name


def read_bundle(path: str | Path, *, format: str | None = None, **options: Any) -> Bundle:
    """Whatever project, codebook or table of statements a file holds; ``bundle.report`` says what
    came.

    ``format`` (a name of :func:`known`) goes before what the content says. Options: ``project``
    for Taguette, ``types``, ``dates`` and ``sheet`` for tables. A table holds no texts: its
    statements name their documents, and the report says so.
    """
    path = Path(path)
    name = format or format_of(path)
    formats = {n: f for n, f in known().items() if f.reads}
    if name not in formats:
        raise UnknownName("format to read", name, formats)
    _refuse_others(name, options, formats[name].read_options)
    with reading(path.name):
        read = formats[name].verb("read")
        bundle: object = None if read is None else read(path, **options)
        if not isinstance(bundle, Bundle):
            raise NotReadable(
                f"{path.name} could not be read: the format {name!r} of another package gave no "
                f"Bundle. Tell its makers, or export the project as REFI-QDA.",
                path=str(path),
            )
        return replace(bundle, concepts=trees(bundle.concepts, bundle.report))


def write_bundle(
    bundle: Bundle, path: str | Path, *, format: str | None = None, **options: Any
) -> Report:
    """Write a bundle in the format of the path's suffix (or ``format``, a name of :func:`known`).

    Options: ``dialect`` for refi (spec, nvivo-windows, nvivo-mac, qualcoder, atlas), ``password``
    for dna.
    Gives back the report of what went out, what was approximated and what was left. Raises
    UnknownFormat, UnknownName (also for an option the format does not have) and NotWritable.
    """
    path = Path(path)
    formats = {n: f for n, f in known().items() if f.writes}
    by_suffix = {s: n for n, f in reversed(formats.items()) for s in f.endings}
    name = format or by_suffix.get(path.suffix.casefold())
    if name is None:
        raise UnknownFormat(
            f"Nothing is written as {path.name}; known are {', '.join(sorted(by_suffix))}.",
            path=str(path),
        )
    if name not in formats:
        raise UnknownName("format to write", name, formats)
    _refuse_others(name, options, formats[name].write_options)
    with writing(path.name):
        write = formats[name].verb("write")
        report: object = None if write is None else write(bundle, path, **options)
        if not isinstance(report, Report):
            report = Report(dialect=name)
        if bundle.memos and not formats[name].memos:
            report.left.append(memos_left(len(bundle.memos)))
        return report


def _refuse_others(name: str, options: Iterable[str], takes: Iterable[str]) -> None:
    for option in options:
        if option not in takes:
            raise UnknownName(f"option of {name}", option, sorted(takes))
