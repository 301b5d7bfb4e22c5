"""Other projects of the same person, opened from the page: each in a process and at a port of its
own, so that nothing of one can be mistaken for the other's. They end with the server that began
them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from ..guards.door import FAILURES

PATIENCE = 60.0
"""Seconds a project may take to open."""


@dataclass(frozen=True, slots=True)
class Reached:
    """An address that opens a project once, and what the project is called."""

    address: str
    name: str


@dataclass(slots=True)
class _Neighbour:
    """A server of another project: asked for an address by a line, it answers with one."""

    process: subprocess.Popen[str]

    def reached(self, name: str) -> Reached:
        """One more address that opens it once. Raises InputError."""
        late = threading.Timer(PATIENCE, self.process.kill)
        late.start()
        try:
            assert self.process.stdin is not None
            assert self.process.stdout is not None
            with suppress(OSError):
                self.process.stdin.write("address\n")
                self.process.stdin.flush()
            line = self.process.stdout.readline()
        finally:
            late.cancel()
        if not line:
            raise InputError(f"{name} could not be opened from here: its server ended. Try again.")
        told = json.loads(line)
        if "error" in told:
            raise InputError(str(told["error"]))
        return Reached(str(told["address"]), str(told["name"]))

    def end(self) -> None:
        """The end of what it reads is the end of it."""
        if self.process.stdin is not None:
            with suppress(OSError):
                self.process.stdin.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Neighbours:
    """The projects opened from this one, each once."""

    def __init__(self) -> None:
        self._open: dict[Path, _Neighbour] = {}
        self._lock = threading.Lock()

    def reached(self, path: Path, coder: str) -> Reached:
        """Where a project can be reached, for one browser. Raises InputError."""
        here = path.resolve()
        with self._lock:
            found = self._open.get(here)
            if found is None or found.process.poll() is not None:
                found = self._open[here] = _begun(here, coder)
            try:
                return found.reached(path.name)
            except InputError:
                self._open.pop(here).end()
                raise

    def close(self) -> None:
        """End all of them."""
        with self._lock:
            for neighbour in self._open.values():
                neighbour.end()
            self._open.clear()


def _begun(path: Path, coder: str) -> _Neighbour:
    command = [sys.executable, "-m", "hustings.server.beside", str(path), coder]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
    except OSError as error:
        FAILURES.warning("no process for %s: %s", path.name, error)
        raise InputError(f"{path.name} could not be opened: no process could be started.") from None
    return _Neighbour(process)
