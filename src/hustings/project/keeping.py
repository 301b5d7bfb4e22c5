"""A project as a file that is looked after: copies, a check of all that it holds, rescue."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from .. import store
from ..errors import HustingsError
from ..store import Rescued
from .project import Project


def check(path: str | Path) -> list[str]:
    """Everything wrong with a project file, one sentence each; nothing where it is well.

    Raises NotAProject or NewerProject where it is none of ours.
    """
    return store.troubles(Path(path))


def rescue(path: str | Path, target: str | Path) -> Rescued:
    """Take everything readable of a damaged or foreign project into a new one; the old file is not
    touched.
    """
    return store.rescue(Path(path), Path(target))


def free_name(path: Path, word: str) -> Path:
    """A name beside a project that nothing has: ``talk.hustings`` -> ``talk.WORD.hustings``,
    ``talk.WORD-2.hustings`` …; in the home folder where its own folder is gone.
    """
    folder = path.parent if os.access(path.parent, os.W_OK) else Path.home()
    stem = path.name.removesuffix(".hustings")
    names = (f"{stem}.{word}{'' if i == 1 else f'-{i}'}.hustings" for i in range(1, 10_000))
    return next(p for p in (folder / name for name in names) if not p.exists())


def backup(project: Project, target: str | Path | None = None) -> tuple[Path, dict[str, int]]:
    """A copy of a project, also while it is in use: looked at before it counts; where it lies, and
    its records by table.

    Without ``target`` it is laid beside the project under the day and the minute.
    """
    name = f"{datetime.now():%Y-%m-%d %H.%M}"
    path = Path(target) if target else free_name(project.path, name)
    return path, project.save_copy(path)


class Backups:
    """A copy beside the project, renewed every so many minutes in which something was written.

    The last good copy stays until a newer one was found to be good; one copy is kept.
    """

    def __init__(
        self, project: Project, minutes: float, say: Callable[[str], object] = lambda _: None
    ) -> None:
        self.project, self.seconds, self.say = project, minutes * 60, say
        self.path = project.path.with_name(
            f"{project.path.name.removesuffix('.hustings')}.backup.hustings"
        )
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="backup")

    def __enter__(self) -> Backups:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(10)

    def renew(self) -> None:
        """Put a new copy in the place of the last one."""
        fresh = free_name(self.path, "new")
        self.project.save_copy(fresh)
        try:
            fresh.replace(self.path)
        finally:
            fresh.unlink(missing_ok=True)

    def _run(self) -> None:
        copied = -1
        while not self._stop.wait(self.seconds):
            try:
                if self.project.revision != copied:
                    moment = self.project.revision
                    self.renew()
                    copied = moment
            except (HustingsError, OSError) as trouble:
                self.say(f"hustings: no backup was made: {trouble}")
