"""Files on their way in: read and shown first, kept in memory only, written when a person says
so."""

from __future__ import annotations

import secrets
import threading

from ..errors import InputError
from ..read.preview import Entry

MOST_CHARACTERS = 200_000_000
"""So much text waits at most; what waited longest goes first."""


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


def _size(entry: Entry) -> int:
    return len(entry.transcript.text) if entry.transcript else 0
