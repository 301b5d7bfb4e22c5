"""A folder or a zip of transcripts, read together: dates and people from file names by a pattern one sees."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from os import PathLike
from pathlib import Path
from typing import Any

from ..errors import HustingsError, NotReadable, OptionError
from ..model import Transcript
from .formats.base import MOST_ENTRIES, Archive
from .lines import looks_like_name
from .text import LARGEST

_DATES = (
    (re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)"), (1, 2, 3)),
    (re.compile(r"(?<!\d)(\d{4})\.(\d\d)\.(\d\d)(?!\d)"), (1, 2, 3)),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"), (1, 2, 3)),
    (re.compile(r"(?<!\d)(\d{1,2})[.-](\d{1,2})[.-](\d{4})(?!\d)"), (3, 2, 1)),
)
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a corpus: its transcript, or why it could not be read; and what its name says."""

    path: str
    transcript: Transcript | None = None
    error: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files read together. ``pattern`` is what their names were read by, "" where they follow none."""

    entries: tuple[Entry, ...]
    pattern: str = ""

    @property
    def transcripts(self) -> tuple[Transcript, ...]:
        """Those that could be read."""
        return tuple(e.transcript for e in self.entries if e.transcript is not None)

    def preview(self) -> list[dict[str, Any]]:
        """One row a file: what was understood, before anything is written."""
        rows = []
        for entry in self.entries:
            t = entry.transcript
            row: dict[str, Any] = {"path": entry.path, **entry.fields, "error": entry.error}
            if t is not None:
                row |= {
                    "title": t.title,
                    "date": t.date,
                    "format": t.source.format,
                    "characters": len(t.text),
                    "turns": len(t.turns),
                    "speakers": sorted({turn.speaker for turn in t.turns if turn.speaker}),
                    "evidence": t.source.evidence,
                    "flags": sum(len(turn.flags) for turn in t.turns),
                    "question": t.attributes.get("question", ""),
                    "begins": " ".join(t.text[:160].split()),
                }
            rows.append(row)
        return rows


def read_corpus(path: str | PathLike[str] | bytes, *, pattern: str | None = None, name: str = "corpus.zip") -> Corpus:
    """Every transcript of a folder (with its folders) or of a zip (a path, or its bytes).

    ``pattern`` says what file names mean, without their ending: ``{date}_{person}_{place}``; ``date`` must hold a
    date and becomes the transcript's, every field becomes an attribute. None: a pattern all names share is
    looked for; "" : names mean nothing. Files that cannot be read stay in the corpus with their reason.

    Raises NotReadable where nothing can be opened, OptionError for a pattern without a field.
    """
    if pattern and not _FIELD.search(pattern):
        raise OptionError(f"The pattern {pattern!r} has no field such as {{date}} or {{person}}.", pattern=pattern)
    if pattern and len(set(_FIELD.findall(pattern))) < len(_FIELD.findall(pattern)):
        raise OptionError(f"The pattern {pattern!r} names a field twice.", pattern=pattern)
    files = list(_files(path, name))
    if not files:
        raise NotReadable(f"{path if not isinstance(path, bytes) else name} holds no files to read.")
    entries = [_entry(p, data) for p, data in files]
    # a stray file of another kind must not hide the pattern of the rest
    stems = [Path(e.path).stem for e in entries if e.transcript is not None]
    used = pattern if pattern is not None else propose_pattern(stems) if stems else ""
    return Corpus(tuple(_named(e, used) for e in entries), used)


def _entry(path: str, data: bytes | str) -> Entry:
    from . import read

    if isinstance(data, str):
        return Entry(path, error=data)
    try:
        return Entry(path, read(data, name=Path(path).name))
    except HustingsError as error:
        return Entry(path, error=str(error))


def _named(entry: Entry, pattern: str) -> Entry:
    """The entry with what its name says."""
    fields = fields_of(Path(entry.path).stem, pattern) or {}
    t = entry.transcript
    if t is None:
        return replace(entry, fields=fields)
    date = iso_date(fields.get("date", "")) or t.date
    extra = {k: v for k, v in fields.items() if k != "date"}
    return replace(entry, transcript=replace(t, date=date, attributes=t.attributes | extra), fields=fields)


def _files(path: str | PathLike[str] | bytes, name: str) -> Iterator[tuple[str, bytes | str]]:
    """Paths within the corpus and their bytes, or why they cannot be read; hidden files left out."""
    if not isinstance(path, bytes):
        root = Path(path)
        if root.is_dir():
            yield from _folder(root)
            return
        try:
            if root.stat().st_size > LARGEST:
                raise NotReadable(f"{root} is larger than {LARGEST / 1e6:,.0f} MB; unpack it and give the folder.")
            path, name = root.read_bytes(), root.name
        except OSError as error:
            raise NotReadable(f"{root} cannot be read: {error.strerror or error}.", name=str(root)) from None
    if not zipfile.is_zipfile(io.BytesIO(path)):
        raise NotReadable(f"{name} is neither a folder nor a zip archive.", name=name)
    archive = Archive(path, name)
    for entry in sorted(archive.names, key=_natural):
        if _hidden(entry.split("/")):
            continue
        try:
            yield entry, archive.read(entry)
        except NotReadable as error:
            yield entry, str(error)


def _folder(root: Path) -> Iterator[tuple[str, bytes | str]]:
    home = root.resolve()
    paths = [p for p in root.rglob("*") if p.is_file() and not _hidden(p.relative_to(root).parts)]
    if len(paths) > MOST_ENTRIES:
        raise NotReadable(f"{root} holds {len(paths):,} files, more than {MOST_ENTRIES:,}; read it in parts.")
    for p in sorted(paths, key=lambda p: _natural(str(p.relative_to(root)))):
        inside = p.relative_to(root).as_posix()
        if not p.resolve().is_relative_to(home):
            yield inside, f"{inside} points to a file outside of the folder; it was not read."
            continue
        try:
            if p.stat().st_size > LARGEST:
                yield inside, f"{inside} is larger than {LARGEST / 1e6:,.0f} MB; split it into several files."
            else:
                yield inside, p.read_bytes()
        except OSError as error:
            yield inside, f"{inside} cannot be read: {error.strerror or error}."


def _hidden(parts: Sequence[str]) -> bool:
    return any(p.startswith((".", "~$")) or p == "__MACOSX" for p in parts)


def _natural(path: str) -> list[tuple[int, int, str]]:
    return [(0, int(p), "") if p.isdigit() else (1, 0, p.casefold()) for p in re.split(r"(\d+)", path)]


def iso_date(words: str) -> str | None:
    """The one date in some words as ISO; day before month where the year stands last. None where there is none.

    >>> iso_date("ferry 3.5.2031"), iso_date("20310503"), iso_date("20319903")
    ('2031-05-03', '2031-05-03', None)
    """
    import datetime

    for pattern, (y, m, d) in _DATES:
        found = pattern.search(words)
        if found:
            try:
                return datetime.date(int(found[y]), int(found[m]), int(found[d])).isoformat()
            except ValueError:
                continue
    return None


def fields_of(stem: str, pattern: str) -> dict[str, str] | None:
    """What a file name says by a pattern, or None where it does not follow it.

    >>> fields_of("2031-05-03_Ines Calder", "{date}_{person}")
    {'date': '2031-05-03', 'person': 'Ines Calder'}
    """
    if not pattern:
        return None
    parts = _FIELD.split(pattern)
    regex = "".join(re.escape(p) if i % 2 == 0 else f"(?P<{p}>.+?)" for i, p in enumerate(parts))
    found = re.fullmatch(regex, stem)
    if not found or ("date" in found.groupdict() and iso_date(found["date"]) is None):
        return None
    return {k: v.strip() for k, v in found.groupdict().items()}


def propose_pattern(stems: Sequence[str]) -> str:
    """The pattern all file names share, or "". Told by their parts: dates, names, what never changes."""
    for mark in ("_", " - ", " -- ", "__"):
        rows = [s.split(mark) for s in stems]
        width = len(rows[0])
        if width < 2 or any(len(r) != width for r in rows):
            continue
        out, taken = [], set()
        for column in zip(*rows, strict=True):
            kind = ""
            if all(iso_date(c) for c in column):
                kind = "date"
            elif len(set(column)) == 1 and len(column) > 1:
                out.append(column[0])
                continue
            elif all(looks_like_name(c.replace("-", " ")) and not any(x.isdigit() for x in c) for c in column):
                kind = "person"
            if not kind or kind in taken:
                kind = f"part{len(out) + 1}"
            taken.add(kind)
            out.append(f"{{{kind}}}")
        if {"date", "person"} & taken:
            return mark.join(out)
    if stems and all(iso_date(s) for s in stems):
        return "{date}" if all(re.fullmatch(r"[\d.\-]+", s) for s in stems) else ""
    return ""
