"""Kept answers made ready again in the background, a while after something was written: whoever
comes back to a page looks up what it says now.
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from ..errors import HustingsError
from ..project import Project
from ..project.answered import outdated, renewing_alone
from .jobs import Jobs
from .ready import QUESTIONS
from .working import Task

QUIET: Final = 20.0
"""Seconds without a write after which answers are made ready again."""

LOOK: Final = 1.0
"""Seconds between two looks at whether somebody writes again: what is worked out is old then."""

CLAIM: Final = "renewing"
"""The file in a project's folder that names the process which renews its answers."""


class Renewing:
    """A thread that has a process renew the answers kept with a project whenever it rests, one
    project after the other; the process ends with the last of them, and at once where something is
    written. ``projects`` tells which are open now; ``shared`` is a folder of all processes of a
    server, where there are several.
    """

    def __init__(
        self, projects: Callable[[], Mapping[str, Project]], jobs: Jobs, shared: Path | None = None
    ) -> None:
        self.projects, self.jobs, self.shared = projects, jobs, shared
        self._seen: dict[str, int] = {}
        self._renewed: dict[str, int] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="hustings-renewing")

    def __enter__(self) -> Renewing:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(10)

    def _run(self) -> None:
        while not self._stop.wait(QUIET):
            for key, project in self.projects().items():
                with suppress(HustingsError):  # another program has the file: later
                    self._look(key, project)

    def _look(self, key: str, project: Project) -> None:
        """Have a project's answers renewed where it rests and they are not."""
        revision = project.revision
        rests = self._seen.get(key) == revision
        self._seen[key] = revision
        if not rests or self._renewed.get(key) == revision or self._stop.is_set():
            return
        with alone(self.shared / key if self.shared else None) as mine:
            if mine:
                self._renew_alone(key, project, revision)

    def _renew_alone(self, key: str, project: Project, revision: int) -> None:
        """Have answers renewed where no other server of the same database does."""
        with renewing_alone(project) as mine:
            if mine:
                self._renew(project, revision)
                self._renewed[key] = revision

    def _renew(self, project: Project, revision: int) -> None:
        """Have answers renewed that are of another revision, where there are any."""
        if not project.opens_elsewhere or not outdated(project, QUESTIONS):
            return
        job = self.jobs.begin(Task("ready", {}, project.standpoint), once=True)
        try:
            while not job.future.done():
                if self._stop.wait(LOOK) or project.revision != revision:
                    return
        finally:
            job.end()


@contextmanager
def alone(folder: Path | None) -> Iterator[bool]:
    """Whether no other process of this server renews a project's answers; none does meanwhile."""
    if folder is None:
        yield True
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    claim, written = folder / CLAIM, folder / f".{CLAIM}-{secrets.token_hex(4)}"
    # a process killed while it writes has claimed nothing: a claim is there with who made it
    written.write_text(str(os.getpid()))
    try:
        claim.hardlink_to(written)
    except FileExistsError:
        yield False
        return
    finally:
        written.unlink()
    try:
        yield True
    finally:
        claim.unlink(missing_ok=True)


def forget(shared: Path, process: int | None) -> None:
    """A process is dead, and renews nothing."""
    for claim in shared.glob(f"*/{CLAIM}"):
        with suppress(OSError):  # it ended in this very moment
            if claim.read_text() == str(process):
                claim.unlink()
