"""Kept answers made ready again in the background, a while after something was written: whoever
comes back to a page looks up what it says now.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import Final

from ..errors import HustingsError
from ..project import Project
from ..project.answered import outdated
from .jobs import Jobs
from .working import Task

QUIET: Final = 20.0
"""Seconds without a write after which answers are made ready again."""

LOOK: Final = 1.0
"""Seconds between two looks at whether somebody writes again: what is worked out is old then."""


class Renewing:
    """A thread that has a process renew the answers kept with a project whenever it rests; the
    process ends with the last of them, and at once where something is written.
    """

    def __init__(self, project: Project, jobs: Jobs) -> None:
        self.project, self.jobs = project, jobs
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="hustings-renewing")

    def __enter__(self) -> Renewing:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(10)

    def _run(self) -> None:
        seen = renewed = -1
        while not self._stop.wait(QUIET):
            with suppress(HustingsError):  # another program has the file: later
                revision = self.project.revision
                if seen == revision != renewed:
                    self._renew(revision)
                    renewed = revision
                seen = revision

    def _renew(self, revision: int) -> None:
        """Have answers renewed that are of another revision, where there are any."""
        if not self.project.opens_elsewhere or not outdated(self.project):
            return
        job = self.jobs.begin(Task("ready", {}, self.project.standpoint), once=True)
        try:
            while not job.future.done():
                if self._stop.wait(LOOK) or self.project.revision != revision:
                    return
        finally:
            job.end()
