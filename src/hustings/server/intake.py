"""Files on their way in: read and shown first, kept in memory only, written when a person says
so."""

from __future__ import annotations

import base64
import binascii
import secrets
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

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


class OneKey(Body):
    """A file of a zip that was not read yet."""

    key: str


class Tray:
    """Files that were read and not imported yet, in memory; and files of a zip that were not read
    yet.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, Entry] = {}
        self._packed: dict[str, tuple[str, bytes]] = {}
        self._lock = threading.Lock()

    def pack(self, path: str, data: bytes) -> str:
        """Keep a file of a zip until it is read; returns its key."""
        key = secrets.token_hex(8)
        with self._lock:
            self._packed[key] = (path, data)
            while (
                sum(len(d) for _, d in self._packed.values()) > 2 * MOST_CHARACTERS
                and len(self._packed) > 1
            ):
                self._packed.pop(next(iter(self._packed)))
        return key

    def unpack(self, key: str) -> tuple[str, bytes]:
        """Path and bytes of a file of a zip, which is kept no longer. Raises InputError where it is
        not there.
        """
        with self._lock:
            if key not in self._packed:
                raise InputError(
                    "This preview is gone. Choose the files again; nothing was written."
                )
            return self._packed.pop(key)

    def put(self, entry: Entry) -> str:
        """Keep a file; returns its key."""
        key = secrets.token_hex(8)
        with self._lock:
            self._waiting[key] = entry
            while (
                sum(map(_size, self._waiting.values())) > MOST_CHARACTERS and len(self._waiting) > 1
            ):
                self._waiting.pop(next(iter(self._waiting)))
        return key

    def get(self, key: str) -> Entry:
        """A file that waits. Raises InputError where it does not."""
        with self._lock:
            if key not in self._waiting:
                raise InputError(
                    "This preview is gone. Choose the files again; nothing was written."
                )
            return self._waiting[key]

    def drop(self, keys: list[str]) -> None:
        """Forget some files."""
        with self._lock:
            for key in keys:
                self._waiting.pop(key, None)
                self._packed.pop(key, None)


def intake(api: APIRouter, project: Project, desk: Desk, json: Callable[..., Response]) -> None:
    """Routes of the way in: read, read names, import, cancel."""
    tray = Tray()

    def understood(path: str, data: bytes, encoding: str | None = None) -> dict[str, Any]:
        entry = entry_of(path, data, encoding=encoding)
        row = preview_row(entry)
        if entry.transcript is not None:
            row["there"] = project.title_of_bytes(entry.transcript.source.sha256)
            row["key"] = tray.put(entry)
        return row

    @api.post("/intake")
    def look(body: NewText) -> Response:
        """One file read; or what a zip holds, each ``unread`` until it is asked for. Nothing is
        written.
        """
        try:
            data = base64.b64decode(body.content, validate=True)
        except (binascii.Error, ValueError):
            raise InputError(f"{body.name} did not arrive whole. Try again.") from None
        if Path(body.name).suffix.casefold() != ".zip":
            return json([understood(body.name, data, body.encoding)])
        files = list(files_in(data, body.name))
        if not files:
            raise InputError(f"{body.name} holds no files to read.")
        return json(
            [
                {"path": path, "error": given}
                if isinstance(given, str)
                else {"path": path, "error": "", "unread": True, "key": tray.pack(path, given)}
                for path, given in files
            ]
        )

    @api.post("/intake/read")
    def read_one(body: OneKey) -> Response:
        """A file of a zip, read."""
        return json(understood(*tray.unpack(body.key)))

    @api.post("/intake/names")
    def read_names(body: Names) -> Response:
        """What file names say by a pattern; ``problem`` where it is none."""
        stems = [Path(name).stem for name in body.names]
        try:
            checked_pattern(body.pattern)
        except OptionError as error:
            return json(
                {"pattern": body.pattern, "problem": str(error), "rows": [None] * len(stems)}
            )
        used = (
            body.pattern
            if body.pattern is not None
            else propose_pattern(stems)
            if len(stems) > 1
            else ""
        )
        rows = []
        for stem in stems:
            fields = fields_of(stem, used)
            rows.append(
                {"fields": fields, "date": iso_date(fields.get("date", ""))} if fields else None
            )
        return json({"pattern": used, "problem": "", "rows": rows})

    @api.post("/intake/import", status_code=201)
    def take(body: Import) -> Response:
        """Write what a person chose, as one change."""
        checked_pattern(body.pattern)
        transcripts = []
        for chosen in body.files:
            entry = named(tray.get(chosen.key), body.pattern)
            if entry.transcript is None:
                continue
            if chosen.date and not is_edtf(chosen.date):
                raise InputError(
                    f"{chosen.date!r} is not a date; write it like 2024-03-14, 2024-03 or 2024."
                )
            t = entry.transcript
            transcripts.append(
                replace(t, title=chosen.title or t.title, date=chosen.date or t.date)
            )
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
