"""The bytes of a file that may be an open project, read without taking SQLite's locks away.

Where a process closes any descriptor of a file, POSIX lets go of every lock the process has on it:
SQLite would go on as if it had its own, and the next program that closes the project would find
itself alone with it and take the journal away. So a file that is open here is read through one
descriptor, which is closed after the last of its connections.
"""

from __future__ import annotations

import os
import threading
import weakref
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .place import Identity, identity

POSIX = hasattr(os, "pread")
"""Whether locks belong to a process; elsewhere (Windows) they belong to a descriptor."""
AT_ONCE = 2**24
"""Bytes of a file read at once; a system reads at most some two billion."""


@dataclass(slots=True)
class _Open:
    """A file that is open here, and how many keep it so."""

    descriptor: int
    holders: int = 0


_FILES: dict[Identity, _Open] = {}
_LEFT: deque[Identity] = deque()
"""Files somebody let go of, until that is counted."""
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Held:
    """A file that stays open until it is let go of, once."""

    path: Path
    file: Identity = (0, 0)
    descriptor: int = -1

    def read(self, most: int, at: int) -> bytes:
        """Bytes from a place on, at most so many; none at the file's end. Several threads may read
        at once.
        """
        if POSIX:
            return os.pread(self.descriptor, most, at)
        with self.path.open("rb") as file:
            file.seek(at)
            return file.read(most)

    def let_go(self) -> None:
        """It may be closed."""
        if POSIX:
            _LEFT.append(self.file)
            _count()


def hold(path: Path) -> Held:
    """A file, kept open. Raises OSError."""
    if not POSIX:
        return Held(path)
    with _LOCK:
        file = identity(path)
        if file is None or file not in _FILES:
            descriptor = os.open(path, os.O_RDONLY)
            found = os.fstat(descriptor)
            file = found.st_dev, found.st_ino
            _FILES.setdefault(file, _Open(descriptor))
        here = _FILES[file]
        here.holders += 1
    _count()
    return Held(path, file, here.descriptor)


def _count() -> None:
    """Close what nobody holds any more.

    The garbage collector may let go of a forgotten project in the middle of this very function, so
    nobody waits here: whoever has the lock counts for the others.
    """
    while _LEFT and _LOCK.acquire(blocking=False):
        try:
            file = _LEFT.popleft()
            _FILES[file].holders -= 1
            if not _FILES[file].holders:
                os.close(_FILES.pop(file).descriptor)
        finally:
            _LOCK.release()


def keep_open(owner: object, path: Path) -> Callable[[], object]:
    """Keep a file open as long as its owner lives, or until what is returned is called.

    A file that cannot be read is not: whoever connects to it is told why.
    """
    try:
        held = hold(path)
    except OSError:
        return lambda: None
    return weakref.finalize(owner, held.let_go)


@contextmanager
def reading(path: Path) -> Iterator[Held]:
    """A file to read from. Raises OSError."""
    held = hold(path)
    try:
        yield held
    finally:
        held.let_go()


def whole(path: Path) -> bytes:
    """Every byte of a file that may be open here. Raises OSError."""
    found = bytearray()
    with reading(path) as held:
        while block := held.read(AT_ONCE, len(found)):
            found += block
    return bytes(found)
