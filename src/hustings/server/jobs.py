"""Long answers as jobs: two at a time, each in a process of its own that stays warm.

A job that is ended has its process killed, and the next one gets a new process. Answers are kept
by question, standpoint and revision. :mod:`hustings.server.routes.long` is what asks.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Final

from ..apart import Child, raised, send
from ..errors import HustingsError, ProjectError
from ..project.standpoint import Standpoint
from .working import Task

MOST: Final = 2
"""Jobs that run at once; others wait their turn."""
KEPT: Final = 50_000_000
"""Bytes of answers that are kept."""
CHILD: Final = "hustings.server.working"

Key = tuple[str, bytes, Standpoint, int, str]
"""Question, options, from where the project was looked at, its revision then, and in which
language it is answered."""


class Ended(Exception):
    """Nobody waits for the answer any more."""


class Failed(Exception):
    """The process met what nobody foresaw; the sentence about it."""


class Job:
    """One question that is being answered: how far it is, and its answer to come."""

    def __init__(self, task: Task, *, once: bool = False) -> None:
        self.task = task
        self.once = once
        """Whether its process ends with it, and gives back what it holds."""
        self.done, self.of = 0, 0
        self.running = False
        self.future: Future[bytes] = Future()
        self._ended = False
        self._child: Child | None = None
        self._lock = threading.Lock()

    @property
    def process(self) -> int | None:
        """The number of the process that works on it."""
        child = self._child
        return None if child is None else child.number

    def begin(self, child: Child) -> None:
        """A process takes it. Raises Ended."""
        with self._lock:
            if self._ended:
                raise Ended
            self._child, self.running = child, True

    def finish(self) -> bool:
        """The process is free again; False where it was killed."""
        with self._lock:
            self._child, self.running = None, False
            return not self._ended

    def end(self) -> None:
        """Nobody wants it any more: it does not begin, or its process is killed at once."""
        with self._lock:
            self._ended = True
            if self._child is not None:
                self._child.end()
        self.future.cancel()


class Jobs:
    """The jobs of one server, their processes, and the answers that are kept."""

    def __init__(self, most: int = MOST) -> None:
        self._threads = ThreadPoolExecutor(most, thread_name_prefix="hustings-job")
        self._idle: list[Child] = []
        self._open: set[Job] = set()
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, task: Task, *, once: bool = False) -> Job:
        """Have a question answered as soon as a process is free, which ends with it where it is
        asked only ``once``.
        """
        job = Job(task, once=once)
        with self._lock:
            self._open.add(job)
        self._threads.submit(self._run, job)
        return job

    def ahead(self, job: Job) -> int:
        """How many jobs are open beside this one."""
        with self._lock:
            return len(self._open - {job})

    def kept(self, key: Key) -> bytes | None:
        """An answer that was given before, over the same statements."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def keep(self, key: Key, data: bytes) -> None:
        """Remember an answer; the oldest are forgotten."""
        with self._lock:
            self._kept[key] = data
            while sum(map(len, self._kept.values())) > KEPT:
                self._kept.popitem(last=False)

    def close(self) -> None:
        """End everything."""
        with self._lock:
            jobs, idle = list(self._open), self._idle
            self._idle = []
        for job in jobs:
            job.end()
        for child in idle:
            child.end()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _run(self, job: Job) -> None:
        child: Child | None = None
        try:
            child = self._process()
            job.begin(child)
            data = _told(job, child)
        except BaseException as error:  # whoever waits for the answer hears of it
            whole = isinstance(error, HustingsError | Failed)
            if not job.future.cancelled():
                with suppress(Exception):
                    job.future.set_exception(error)
        else:
            whole = True
            with suppress(Exception):  # ended in this very moment
                job.future.set_result(data)
        free = job.finish() and not job.once
        with self._lock:
            self._open.discard(job)
            if child is not None and whole and free and child.alive():
                self._idle.append(child)
                child = None
        if child is not None:
            child.end()

    def _process(self) -> Child:
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.alive():
                    return child
        return Child(fresh=True, module=CHILD)


def _told(job: Job, child: Child) -> bytes:
    """The child's answer. Raises what it raised, Ended where it was killed."""
    with suppress(OSError):  # a killed child; it is heard below
        send(child.to, ("task", job.task))
    while True:
        kind, value = child.heard.get()
        if kind == "progress":
            job.done, job.of = value
        elif kind == "answer":
            data: bytes = value
            return data
        elif kind == "error":
            raise raised(*value)
        elif kind == "failed":
            raise Failed(value)
        elif job.finish():
            raise ProjectError(
                "The process that worked this out was ended by the system: there is too little "
                "memory for it. Choose fewer statements, or a shorter time."
            )
        else:
            raise Ended
