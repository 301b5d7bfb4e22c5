"""Files on their way in: read and shown first, kept for a while only, written when a person says
so."""

from __future__ import annotations

from pathlib import Path

from ..errors import InputError
from ..read.preview import Entry
from .waiting import Waiting, waiting

MOST_CHARACTERS = 200_000_000
"""So much text waits at most; what waited longest goes first."""

GONE = "This preview is gone. Choose the files again; nothing was written."


class PendingUploads:
    """Files that were read and not imported yet; and files of a zip that were not read yet. In
    memory, or in a ``folder`` that the processes of one server share.
    """

    def __init__(self, folder: Path | None = None) -> None:
        read, packed = (folder / "read", folder / "packed") if folder else (None, None)
        self._waiting: Waiting[Entry] = waiting(read, MOST_CHARACTERS, _size)
        self._packed: Waiting[tuple[str, bytes]] = waiting(packed, 2 * MOST_CHARACTERS, _bytes)

    def pack(self, path: str, data: bytes) -> str:
        """Keep a file of a zip until it is read; returns its key."""
        return self._packed.keep((path, data))

    def unpack(self, key: str) -> tuple[str, bytes]:
        """Path and bytes of a file of a zip, which is kept no longer. Raises InputError where it is
        not there.
        """
        found = self._packed.take(key)
        if found is None:
            raise InputError(GONE)
        return found

    def put(self, entry: Entry) -> str:
        """Keep a file; returns its key."""
        return self._waiting.keep(entry)

    def get(self, key: str) -> Entry:
        """A file that waits. Raises InputError where it does not."""
        found = self._waiting.look(key)
        if found is None:
            raise InputError(GONE)
        return found

    def drop(self, keys: list[str]) -> None:
        """Forget some files."""
        for key in keys:
            self._waiting.take(key)
            self._packed.take(key)


def _size(entry: Entry) -> int:
    return len(entry.transcript.text) if entry.transcript else 0


def _bytes(packed: tuple[str, bytes]) -> int:
    return len(packed[1])
