"""Files on their way in: read and shown first, kept in memory only, written when a person says so."""

from __future__ import annotations

import base64
import binascii
import secrets
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from fastapi import APIRouter, Response

from ..errors import InputError, OptionError
from ..model.edtf import is_edtf
from ..project import Project
from ..read import preview_row, propose_pattern
from ..read.corpus import Entry, checked_pattern, entry_of, fields_of, files_in, iso_date, named
from .bodies import Body, NewText
from .desk import Desk

MOST_CHARACTERS = 200_000_000
"""So much text waits at most; what waited longest goes first."""


class Names(Body):
    """File names, and the pattern they are to be read by (null: found)."""

    names: list[str]
    pattern: str | None = None


class Chosen(Body):
    """One file to import; title and date as a person corrected them."""

    key: str
    title: str | None = None
    date: str | None = None


class Import(Body):
    """The files to import, and the pattern of their names."""

    files: list[Chosen]
    pattern: str = ""


class Keys(Body):
    """Some of the files that wait."""

    keys: list[str]


class Tray:
    """Files that were read and not imported yet, in memory."""

    def __init__(self) -> None:
        self._waiting: dict[str, Entry] = {}
        self._lock = threading.Lock()

    def put(self, entry: Entry) -> str:
        """Keep a file; returns its key."""
        key = secrets.token_hex(8)
        with self._lock:
            self._waiting[key] = entry
            while sum(map(_size, self._waiting.values())) > MOST_CHARACTERS and len(self._waiting) > 1:
                self._waiting.pop(next(iter(self._waiting)))
        return key

    def get(self, key: str) -> Entry:
        """A file that waits. Raises InputError where it does not."""
        with self._lock:
            if key not in self._waiting:
                raise InputError("This preview is gone. Choose the files again; nothing was written.")
            return self._waiting[key]

    def drop(self, keys: list[str]) -> None:
        """Forget some files."""
        with self._lock:
            for key in keys:
                self._waiting.pop(key, None)


def intake(api: APIRouter, project: Project, desk: Desk, json: Callable[..., Response]) -> None:
    """Routes of the way in: read, read names, import, cancel."""
    tray = Tray()

    @api.post("/intake")
    def look(body: NewText) -> Response:
        """One file, or a zip of files, read; nothing is written."""
        try:
            data = base64.b64decode(body.content, validate=True)
        except (binascii.Error, ValueError):
            raise InputError(f"{body.name} did not arrive whole. Try again.") from None
        packed = Path(body.name).suffix.casefold() == ".zip"
        files = list(files_in(data, body.name)) if packed else [(body.name, data)]
        have = {t["source"].get("sha256"): t["title"] for t in project.transcripts()}
        rows = []
        for path, given in files:
            entry = entry_of(path, given, encoding=body.encoding)
            row = preview_row(entry)
            if entry.transcript is not None:
                row["there"] = have.get(entry.transcript.source.sha256)
                row["key"] = tray.put(entry)
            rows.append(row)
        return json(rows)

    @api.post("/intake/names")
    def read_names(body: Names) -> Response:
        """What file names say by a pattern; ``problem`` where it is none."""
        stems = [Path(name).stem for name in body.names]
        try:
            checked_pattern(body.pattern)
        except OptionError as error:
            return json({"pattern": body.pattern, "problem": str(error), "rows": [None] * len(stems)})
        used = body.pattern if body.pattern is not None else propose_pattern(stems) if len(stems) > 1 else ""
        rows = []
        for stem in stems:
            fields = fields_of(stem, used)
            rows.append({"fields": fields, "date": iso_date(fields.get("date", ""))} if fields else None)
        return json({"pattern": used, "problem": "", "rows": rows})

    @api.post("/intake/import")
    def take(body: Import) -> Response:
        """Write what a person chose, as one change."""
        checked_pattern(body.pattern)
        transcripts = []
        for chosen in body.files:
            entry = named(tray.get(chosen.key), body.pattern)
            if entry.transcript is None:
                continue
            if chosen.date and not is_edtf(chosen.date):
                raise InputError(f"{chosen.date!r} is not a date; write it like 2024-03-14, 2024-03 or 2024.")
            t = entry.transcript
            transcripts.append(replace(t, title=chosen.title or t.title, date=chosen.date or t.date))
        before = {t["id"] for t in project.transcripts()}
        added = project.add(*transcripts)
        fresh = [t.id for t in added if t.id not in before]
        for key in fresh:
            desk.look(key)
        tray.drop([c.key for c in body.files])
        return json({"added": fresh, "there": len(added) - len(fresh)}, 201)

    @api.post("/intake/cancel")
    def cancel(body: Keys) -> Response:
        """Forget files that wait."""
        tray.drop(body.keys)
        return json({"cancelled": len(body.keys)})


def _size(entry: Entry) -> int:
    return len(entry.transcript.text) if entry.transcript else 0
