"""A process that works out long answers over a project, one after the other.

``python -m hustings.server.working`` hears tasks on standard input (see :mod:`hustings.apart` for
the messages) and ends with whoever started it, also in the middle of a task.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from queue import SimpleQueue
from typing import Any, BinaryIO, Final

import orjson

from ..apart import TOLD_EACH, receive, send, told_error
from ..errors import HustingsError
from ..guards.door import keep_log, unforeseen
from ..guards.memory import collect_less
from ..progress import listening
from ..project import Project
from ..project.standpoint import Standpoint
from ..wording import in_language, spoken

QUESTIONS: Final[dict[str, tuple[str, str]]] = {
    "backbone": ("hustings.views.network.structure", "backbone_view"),
    "polarization": ("hustings.views.network.structure", "polarization_view"),
    "measures": ("hustings.views.network.structure", "measures_view"),
    "windows": ("hustings.views.network.structure", "windows_view"),
    "study": ("hustings.views.asking", "ask_view"),
    "words": ("hustings.views.words", "words_view"),
    "share check": ("hustings.views.sharing", "share_check_view"),
    "hearing": ("hustings.server.hearing", "heard"),
    "ready": ("hustings.server.ready", "made_ready"),
}
"""What takes long: its name, and the function of a project and options that answers it."""


@dataclass(frozen=True, slots=True)
class Task:
    """A question, its options, and from where the project is looked at."""

    question: str
    options: Mapping[str, Any]
    at: Standpoint
    language: str = field(default_factory=spoken)
    """Whoever asks reads it in this one."""


def answered(question: str, project: Project, options: Mapping[str, Any]) -> bytes:
    """The answer to one of :data:`QUESTIONS`, as JSON."""
    module, function = QUESTIONS[question]
    view: Callable[..., Any] = getattr(import_module(module), function)
    return orjson.dumps(view(project, options), option=orjson.OPT_SERIALIZE_NUMPY)


class _Open:
    """The project that was asked about last; it stays open, and its columns are kept."""

    def __init__(self) -> None:
        self._at: Standpoint | None = None
        self._project: Project | None = None

    def at(self, place: Standpoint) -> Project:
        """A project as seen from a place. Raises ProjectError."""
        known = self._project
        if known is None or known.lost or self._at is None or self._at.spot != place.spot:
            if known is not None:
                known.close()
            self._project = None
            known = self._project = Project.open_at(place.spot)
            self._at = place
        return known.seen_from(place)


def work_here() -> None:
    """Do tasks from standard input until it ends."""
    keep_log()
    collect_less()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    tasks: SimpleQueue[Task] = SimpleQueue()
    threading.Thread(target=_hear, args=(sys.stdin.buffer, tasks), daemon=True).start()
    projects = _Open()
    while True:
        send(answers, _done(tasks.get(), projects, answers))


def _hear(pipe: BinaryIO, tasks: SimpleQueue[Task]) -> None:
    """Queue what is asked; end this process where nobody is left to ask."""
    try:
        while True:
            tasks.put(receive(pipe)[1])
    except Exception:  # the pipe ended, or is broken
        os._exit(0)


def _done(task: Task, projects: _Open, answers: BinaryIO) -> tuple[str, Any]:
    last = 0.0

    def tell(done: int, of: int) -> None:
        nonlocal last
        if time.monotonic() - last > TOLD_EACH:
            last = time.monotonic()
            send(answers, ("progress", (done, of)))

    try:
        with listening(tell), in_language(task.language):
            return "answer", answered(task.question, projects.at(task.at), task.options)
    except HustingsError as error:
        return "error", told_error(error)
    except Exception as error:  # told in one sentence, recorded with all that is known
        return "failed", unforeseen(error, f"The answer to {task.question}")


if __name__ == "__main__":
    work_here()
