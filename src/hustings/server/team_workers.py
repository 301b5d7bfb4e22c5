"""Several processes that serve one team on one socket: begun anew where one dies, ended together.

Whatever they tell each other is in the place itself: revisions, rights, who is there, tries. What
waits between two requests lies in a folder of theirs alone.
"""

from __future__ import annotations

import multiprocessing
import signal
import socket
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Event
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn

from ..errors import OptionError
from ..guards.door import keep_log
from ..guards.memory import collect_less
from ..team import audit, opened
from . import renewing, searching
from .team_run import Listening, bound, team_server

LOOK = 0.3
"""Seconds between two looks at whether all processes live."""
BREATH = 1.0
"""A process that lived shorter is begun anew no sooner than after so many seconds."""
TRIES = 5
"""So many processes may die before the first of them ever listened."""
PATIENCE = 5.0
"""Seconds a process has to end by itself."""


@dataclass(frozen=True, slots=True)
class Work:
    """What every process does: serve a place on one socket."""

    place: str
    listening: Listening
    listener: socket.socket
    shared: Path


def serve_together(
    place: str, listening: Listening, workers: int, say: Callable[[str], object] = print
) -> None:
    """Serve a team by several processes until told to stop; says its address once one listens.

    Raises what opening the place raises, and OptionError where the processes do not live.
    """
    keep_log()
    with opened(place) as team:
        audit.forget(team.base, team.now())
    with closing(bound(listening)) as listener, TemporaryDirectory(prefix="hustings-") as shared:
        crew = Crew(Work(place, listening, listener, Path(shared)), workers)
        crew.serve(lambda: say(f"Hustings is at {listening.url(listener)}/"))


class Crew:
    """The processes of one server."""

    def __init__(self, work: Work, number: int) -> None:
        self.work, self.number = work, number
        self._context = multiprocessing.get_context("spawn")
        self._ready = self._context.Event()
        self._stopping = False
        self._dead = 0

    def serve(self, listens: Callable[[], object]) -> None:
        """Until told to stop; ``listens`` is called once the first process does."""
        for told in (signal.SIGTERM, signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGTERM)):
            if signal.getsignal(told) != signal.SIG_IGN:
                signal.signal(told, self._stop)
        crew = [self._begun() for _ in range(self.number)]
        try:
            said = False
            while not self._stopping:
                connection.wait([process.sentinel for process in crew], timeout=LOOK)
                if not said and self._ready.is_set():
                    said = True
                    listens()
                crew = [p if p.is_alive() or self._stopping else self._anew(p) for p in crew]
        finally:
            _end(crew)

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def _begun(self) -> SpawnProcess:
        process = self._context.Process(target=serve_one, args=(self.work, self._ready))
        process.start()
        return process

    def _anew(self, dead: SpawnProcess) -> SpawnProcess:
        """Another process for one that died. Raises OptionError where none ever lived."""
        for told in (searching, renewing):
            told.forget(self.work.shared, dead.pid)
        self._dead += 1
        if not self._ready.is_set() and self._dead >= TRIES:
            raise OptionError("The server's processes end as soon as they begin; see the log.")
        time.sleep(BREATH if self._dead > 1 else 0)
        return self._begun()


def serve_one(work: Work, ready: Event) -> None:
    """What one process does; it ends with the process that began it."""
    keep_log()
    collect_less()
    with (
        opened(work.place) as team,
        suppress(KeyboardInterrupt),
        team_server(team, work.listening, work.listener, work.shared) as server,
    ):
        threading.Thread(target=_watch, args=(server, ready), daemon=True).start()
        server.run(sockets=[work.listener])


def _watch(server: uvicorn.Server, ready: Event) -> None:
    while not server.started:
        time.sleep(0.02)
    ready.set()
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    server.should_exit = True


def _end(crew: list[SpawnProcess]) -> None:
    for process in crew:
        process.terminate()
    until = time.monotonic() + PATIENCE
    for process in crew:
        process.join(max(0.1, until - time.monotonic()))
        if process.is_alive():
            process.kill()
            process.join()
