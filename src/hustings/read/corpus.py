"""A folder or a zip of transcripts, read together: dates and people from file names by a pattern
one sees.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import Any

from ..errors import HustingsError, NotReadable, OptionError
from ..guards.archive import MOST_MEMBERS, Archive
from ..model import Transcript
from ..model.edtf import is_edtf
from .file import read
from .preview import Entry, preview_row
from .text import LARGEST
from .words.lines import date_in
from .words.speaker_names import looks_like_name

_DATES = (
    (re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)"), (1, 2, 3)),
    (re.compile(r"(?<!\d)(\d{4})\.(\d\d)\.(\d\d)(?!\d)"), (1, 2, 3)),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"), (1, 2, 3)),
    (re.compile(r"(?<!\d)(\d{1,2})[.-](\d{1,2})[.-](\d{4})(?!\d)"), (3, 2, 1)),
)
_DATED = (
    r"\d{4}[-.]\d\d[-.]\d\d|\d{1,2}[.-]\d{1,2}[.-]\d{4}|\d{8}|"
    r"\d{1,2}\.?[ _][^\W\d_]{3,}\.?[ _]\d{4}|"
    r"[^\W\d_]{3,}\.?[ _]\d{1,2},?[ _]\d{4}|\d{4}-\d\d|\d{4}"
)
"""How a date is written in a file name, the longest first."""
Progress = Callable[[int, int, str], None]

_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files read together. ``pattern`` is what their names were read by, "" where they follow
    none."""

    entries: tuple[Entry, ...]
    pattern: str = ""

    @property
    def transcripts(self) -> tuple[Transcript, ...]:
        """Those that could be read."""
        return tuple(e.transcript for e in self.entries if e.transcript is not None)

    def preview(self) -> list[dict[str, Any]]:
        """One row a file (see :func:`preview_row`): what was understood, before anything is
        written.
        """
        return [preview_row(e) for e in self.entries]


def read_corpus(
    path: str | PathLike[str] | bytes,
    *,
    pattern: str | None = None,
    name: str = "corpus.zip",
    progress: Progress | None = None,
) -> Corpus:
    """Every transcript of a folder (with its folders) or of a zip (a path, or its bytes).

    ``pattern`` says what file names mean, without their ending: ``{date} {person} - {title}``.
    ``date`` must hold a date and becomes the transcript's, ``title`` its title, every other field
    an attribute. None: a pattern all names share is looked for; "": names mean nothing. Files that
    cannot be read stay in the corpus with their reason. ``progress(done, of, path)`` is called
    before each file, and after every page of a PDF.

    Raises NotReadable where nothing can be opened, OptionError for a pattern without a field.
    """
    checked_pattern(pattern)
    files = list(files_in(path, name))
    if not files:
        raise NotReadable(
            f"{path if not isinstance(path, bytes) else name} holds no files to read."
        )
    return read_files(files, pattern=pattern, progress=progress)


def read_files(
    files: Sequence[tuple[str, bytes | str]],
    *,
    pattern: str | None = None,
    encoding: str | None = None,
    progress: Progress | None = None,
    entry_of: Callable[..., Entry] | None = None,
) -> Corpus:
    """A corpus of ``(path, bytes)``, or ``(path, why it cannot be read)``; see
    :func:`read_corpus`. ``entry_of`` reads each in another way than this process by itself."""
    checked_pattern(pattern)
    entries = []
    for done, (path, data) in enumerate(files):
        if progress is not None:
            progress(done, len(files), path)
        entries.append(
            (entry_of or _entry_of)(
                path, data, encoding=encoding, progress=_paged(progress, done, len(files), path)
            )
        )
    # a stray file of another kind must not hide the pattern of the rest
    stems = [Path(e.path).stem for e in entries if e.transcript is not None]
    used = pattern if pattern is not None else propose_pattern(stems) if stems else ""
    return Corpus(tuple(named(e, used) for e in entries), used)


def checked_pattern(pattern: str | None) -> None:
    """Raises OptionError for a pattern that names no field, or one twice."""
    fields = _FIELD.findall(pattern or "")
    if pattern and not fields:
        raise OptionError(
            f"The pattern {pattern!r} has no field such as {{date}} or {{person}}.", pattern=pattern
        )
    if len(set(fields)) < len(fields):
        raise OptionError(f"The pattern {pattern!r} names a field twice.", pattern=pattern)
    if re.search(r"\}\{", pattern or ""):
        raise OptionError(
            f"The pattern {pattern!r} has two fields with nothing between them.", pattern=pattern
        )


def _paged(
    progress: Progress | None, done: int, of: int, path: str
) -> Callable[[int, int], None] | None:
    if progress is None:
        return None
    return lambda page, pages: progress(done, of, f"{path}, page {page} of {pages}")


def entry_of(
    path: str,
    data: bytes | str,
    *,
    encoding: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Entry:
    """One file read, or why it cannot be (``data`` as text is that reason already)."""
    if isinstance(data, str):
        return Entry(path, error=data)
    try:
        return Entry(path, read(data, name=Path(path).name, encoding=encoding, progress=progress))
    except HustingsError as error:
        return Entry(path, error=str(error))


def named(entry: Entry, pattern: str) -> Entry:
    """The entry with what its name says: date and title are the transcript's, other fields its
    attributes.
    """
    fields = fields_of(Path(entry.path).stem, pattern) or {}
    t = entry.transcript
    if t is None:
        return replace(entry, fields=fields)
    date = iso_date(fields.get("date", "")) or t.date
    extra = {k: v for k, v in fields.items() if k not in ("date", "title")}
    told = replace(
        t, date=date, title=fields.get("title") or t.title, attributes=t.attributes | extra
    )
    if fields.get("person") and any(x.kind == "answer" and not x.speaker for x in t.turns):
        guest = {
            "what": "guest",
            "name": fields["person"],
            "start": 0,
            "end": 0,
            "why": "The file is named after them.",
        }
        told = replace(
            told, proposals=(*(p for p in t.proposals if p.get("what") != "guest"), guest)
        )
    return replace(entry, transcript=told, fields=fields)


def files_in(
    path: str | PathLike[str] | bytes, name: str = "corpus.zip"
) -> Iterator[tuple[str, bytes | str]]:
    """Paths within the corpus and their bytes, or why they cannot be read; hidden files left
    out."""
    if not isinstance(path, bytes):
        root = Path(path)
        if root.is_dir():
            yield from _folder(root)
            return
        try:
            if root.stat().st_size > LARGEST:
                raise NotReadable(
                    f"{root} is larger than {LARGEST / 1e6:,.0f} MB; unpack it and give the folder."
                )
            path, name = root.read_bytes(), root.name
        except OSError as error:
            raise NotReadable(
                f"{root} cannot be read: {error.strerror or error}.", name=str(root)
            ) from None
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
    if len(paths) > MOST_MEMBERS:
        raise NotReadable(
            f"{root} holds {len(paths):,} files, more than {MOST_MEMBERS:,}; read it in parts."
        )
    for p in sorted(paths, key=lambda p: _natural(str(p.relative_to(root)))):
        inside = p.relative_to(root).as_posix()
        if not p.resolve().is_relative_to(home):
            yield inside, f"{inside} points to a file outside of the folder; it was not read."
            continue
        try:
            if p.stat().st_size > LARGEST:
                yield (
                    inside,
                    f"{inside} is larger than {LARGEST / 1e6:,.0f} MB; split it into several "
                    f"files.",
                )
            else:
                yield inside, p.read_bytes()
        except OSError as error:
            yield inside, f"{inside} cannot be read: {error.strerror or error}."


def _hidden(parts: Sequence[str]) -> bool:
    return any(p.startswith((".", "~$")) or p == "__MACOSX" for p in parts)


def _natural(path: str) -> list[tuple[int, int, str]]:
    return [
        (0, int(p), "") if p.isdigit() else (1, 0, p.casefold()) for p in re.split(r"(\d+)", path)
    ]


_entry_of = entry_of


def written_date(words: str) -> str:
    """A date a person writes, as EDTF: one of its forms, or a day with its month in words; "" for
    what is none, or could be read in two ways.

    >>> written_date("2031-05~"), written_date("May 3rd, 2031"), written_date("3. Mai 2031")
    ('2031-05~', '2031-05-03', '2031-05-03')
    >>> written_date("3/5/2031"), written_date("some day in May 2031")
    ('', '')
    """
    plain = words.strip()
    if is_edtf(plain):
        return plain
    found = date_in(plain)
    return found[0] if found and found[1:] == (0, len(plain)) else ""


def iso_date(words: str) -> str | None:
    """The one date in some words as ISO; day before month where the year stands last. None where
    there is none.

    A year, or a year and month, stands for itself where nothing else is said.

    >>> iso_date("ferry 3.5.2031"), iso_date("20310503"), iso_date("20319903"), iso_date("3 May 2031")
    ('2031-05-03', '2031-05-03', None, '2031-05-03')
    >>> iso_date("2031-05"), iso_date("2031"), iso_date("room 2031")
    ('2031-05', '2031', None)
    """
    import datetime

    words = words.replace("_", " ").strip()
    if re.fullmatch(r"(?:1[5-9]|20)\d\d(?:-(?:0[1-9]|1[0-2]))?", words):
        return words

    for pattern, (y, m, d) in _DATES:
        found = pattern.search(words)
        if found:
            try:
                return datetime.date(int(found[y]), int(found[m]), int(found[d])).isoformat()
            except ValueError:
                continue
    spelt = date_in(words)
    return spelt[0] if spelt else None


def fields_of(stem: str, pattern: str) -> dict[str, str] | None:
    """What a file name says by a pattern, or None where it does not follow it.

    >>> fields_of("3 May 2031 Ines Calder - The night ferry", "{date} {person} - {title}")
    {'date': '3 May 2031', 'person': 'Ines Calder', 'title': 'The night ferry'}
    """
    if not pattern:
        return None
    parts = _FIELD.split(pattern)
    regex = "".join(
        re.escape(p) if i % 2 == 0 else f"(?P<{p}>{_DATED if p == 'date' else '.+?'})"
        for i, p in enumerate(parts)
    )
    found = re.fullmatch(regex, stem)
    if not found or ("date" in found.groupdict() and iso_date(found["date"]) is None):
        return None
    return {k: v.strip() for k, v in found.groupdict().items()}


def propose_pattern(stems: Sequence[str]) -> str:
    """The pattern all file names share, or "". Told by their parts: dates, names, what never
    changes.

    >>> propose_pattern(["2031-05-03 Ines Calder - The night ferry", "2031-05-10 Edda Voss - The harbour"])
    '{date} {person} - {title}'
    """
    marks = ("_", " - ", " -- ", "__")
    found = next(
        (p for k in marks if (p := _columns([s.split(k) for s in stems], k, exact=True))), ""
    )
    if found:
        return found
    if stems and all(re.fullmatch(_DATED, s) and iso_date(s) for s in stems):
        return "{date}"
    for lead, regex in (
        (True, rf"(?:{_DATED})([ _]+)(\S.*)"),
        (False, rf"(.*?\S)([ _]+)(?:{_DATED})"),
    ):
        rows = [re.fullmatch(regex, s) for s in stems]
        if not stems or not all(rows):
            continue
        parts = [(m[1], m[2]) if lead else (m[2], m[1]) for m in rows if m]
        if len({gap for gap, _ in parts}) != 1:
            continue
        gap, rests = parts[0][0], [rest for _, rest in parts]
        inner = next((p for k in marks if (p := _columns([r.split(k) for r in rests], k))), "")
        if not inner:
            people = all(looks_like_name(r) and not any(c.isdigit() for c in r) for r in rests)
            inner = "{person}" if people else "{title}"
        return f"{{date}}{gap}{inner}" if lead else f"{inner}{gap}{{date}}"
    return next((p for k in marks if (p := _columns([s.split(k) for s in stems], k))), "")


def _columns(rows: Sequence[Sequence[str]], mark: str, *, exact: bool = False) -> str:
    """The pattern of names split at a mark, or "": every column a date, people, always the same, or
    a part.

    ``exact``: a column is only a date where it holds nothing else, and none holds a date beside
    other words.
    """
    if exact and any(iso_date(c) and not re.fullmatch(_DATED, c) for row in rows for c in row):
        return ""
    if not rows or len(rows[0]) < 2 or any(len(r) != len(rows[0]) for r in rows):
        return ""
    out: list[str] = []
    taken: set[str] = set()
    columns = list(zip(*rows, strict=True))
    for column in columns:
        # what never changes is no field, unless it is a whole name: one person in all texts
        whole = " " in column[0] and looks_like_name(column[0])
        if len(set(column)) == 1 and len(column) > 1 and not iso_date(column[0]) and not whole:
            out.append(column[0])
            continue
        kind = ""
        if all(iso_date(c) for c in column):
            kind = "date"
        elif all(
            looks_like_name(c.replace("-", " ")) and not any(x.isdigit() for x in c) for c in column
        ):
            kind = "person" if "person" not in taken else "title"
        elif column is columns[-1] and "person" in taken:
            kind = "title"
        if not kind or kind in taken:
            kind = f"part{len(out) + 1}"
        taken.add(kind)
        out.append(f"{{{kind}}}")
    return mark.join(out) if {"date", "person"} & taken else ""
