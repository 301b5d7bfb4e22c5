"""What waits for a person's word between two requests, by a key: in memory, or in a folder that the
processes of one server share.
"""

from __future__ import annotations

import pickle
import re
import secrets
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")

KEY = re.compile(r"[0-9a-f]{16}")


class Waiting(Protocol[T]):
    """Values that wait; ``most`` is how much, and what waited longest goes first."""

    def keep(self, value: T) -> str:
        """Keep a value; returns its key."""
        ...

    def look(self, key: str) -> T | None:
        """A value, which goes on waiting; None where there is none."""
        ...

    def take(self, key: str) -> T | None:
        """A value, which is kept no longer; None where there is none."""
        ...


class InMemory(Generic[T]):
    """They wait in this process."""

    def __init__(self, most: int, size: Callable[[T], int]) -> None:
        self.most, self.size = most, size
        self._held: dict[str, T] = {}
        self._lock = threading.Lock()

    def keep(self, value: T) -> str:
        """Keep a value; returns its key."""
        key = secrets.token_hex(8)
        with self._lock:
            self._held[key] = value
            while len(self._held) > 1 and sum(map(self.size, self._held.values())) > self.most:
                self._held.pop(next(iter(self._held)))
        return key

    def look(self, key: str) -> T | None:
        """A value, which goes on waiting."""
        with self._lock:
            return self._held.get(key)

    def take(self, key: str) -> T | None:
        """A value, which is kept no longer."""
        with self._lock:
            return self._held.pop(key, None)


class InFolder(Generic[T]):
    """They wait in files, whose names tell when each came, how large it is and its key.

    The folder is the server's own: what lies there was written by one of its processes.
    """

    def __init__(self, folder: Path, most: int, size: Callable[[T], int]) -> None:
        self.folder, self.most, self.size = folder, most, size
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def keep(self, value: T) -> str:
        """Keep a value; returns its key."""
        key = secrets.token_hex(8)
        name = f"{time.time_ns():020d}-{self.size(value)}-{key}"
        begun = self.folder / f".{name}"
        begun.write_bytes(pickle.dumps(value))
        begun.rename(self.folder / name)
        held = sorted(self.folder.glob("[0-9]*"))
        whole = sum(int(file.name.split("-")[1]) for file in held)
        for file in held[:-1]:
            if whole <= self.most:
                break
            whole -= int(file.name.split("-")[1])
            file.unlink(missing_ok=True)
        return key

    def look(self, key: str) -> T | None:
        """A value, which goes on waiting."""
        file = self._file(key)
        if file is not None:
            with suppress(FileNotFoundError):  # another process took it
                return self._read(file)
        return None

    def take(self, key: str) -> T | None:
        """A value, which is kept no longer: one process gets it."""
        file = self._file(key)
        if file is None:
            return None
        mine = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
        with suppress(FileNotFoundError):
            file.rename(mine)
            value = self._read(mine)
            mine.unlink()
            return value
        return None

    def _file(self, key: str) -> Path | None:
        if not KEY.fullmatch(key):
            return None
        return next(iter(self.folder.glob(f"[0-9]*-{key}")), None)

    def _read(self, file: Path) -> T:
        value: T = pickle.loads(file.read_bytes())
        return value


def waiting(folder: Path | None, most: int, size: Callable[[T], int]) -> Waiting[T]:
    """In a folder where one is named, else in memory."""
    return InMemory(most, size) if folder is None else InFolder(folder, most, size)
