"""The child's side: files are read one after another, within a limit of memory."""

from __future__ import annotations

import os
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from ..errors import HustingsError
from ..guards.door import keep_log, reading
from .pipes import receive, send, told_error

TOLD_EACH = 0.1
"""Seconds between two tellings of progress."""
ALLOWED = {
    "transcript": ("hustings.read", "read"),
    "entry": ("hustings.read.corpus", "entry_of"),
    "format": ("hustings.exchange", "format_of"),
    "bundle": ("hustings.exchange", "read_bundle"),
    "map": ("hustings.exchange.causalmap", "read_map"),
    "statements": ("hustings.studies", "read_statements"),
    "attributes": ("hustings.exchange.attributes", "read_attributes"),
    "forms": ("hustings.project.codebook", "read_forms"),
}
"""What a child does: the function behind each word."""


def work_here() -> None:
    """Do tasks from standard input until it ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    import_module("hustings.read")
    import_module("hustings.exchange")
    serve(sys.stdin.buffer, answers)


def serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    """Do tasks from one pipe and answer on another, until there are no more."""
    keep_log()
    while True:
        try:
            _, (work, name, memory, arguments, options, tells) = receive(tasks)
        except EOFError:
            return
        _limit(memory)
        send(answers, ("begun", None))
        if tells:
            options["progress"] = _Telling(answers)
        send(answers, _done(work, name, arguments, options))


class _Telling:
    """Hands progress on, ten times a second at most."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe, self._last = pipe, 0.0

    def __call__(self, *told: Any) -> None:
        if time.monotonic() - self._last > TOLD_EACH:
            self._last = time.monotonic()
            send(self._pipe, ("progress", told))


def _done(
    work: str, name: str, arguments: tuple[Any, ...], options: dict[str, Any]
) -> tuple[str, Any]:
    module, function = ALLOWED[work]
    try:
        with reading(name):
            return "answer", getattr(import_module(module), function)(*arguments, **options)
    except HustingsError as error:
        return "error", told_error(error)


def _limit(memory: int) -> None:
    """Let this process have so much more memory than it has (where the system keeps limits)."""
    try:
        resource = import_module("resource")  # there is none on Windows
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        now = pages * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = now + memory
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))
    except (ImportError, OSError, ValueError):  # Windows and macOS have no such file or limit
        return
