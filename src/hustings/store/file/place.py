"""Where a project lies on the disk: is it still that file, who may read it, and how a new one
appears there whole.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import FileMoved, NotWritable, ProjectError

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite lays beside a project; the first holds what is not in the project yet."""

FORGOTTEN = 3600.0
"""Seconds after which an unfinished file beside a project is nobody's any more."""

Identity = tuple[int, int]
"""Device and inode: the file itself, whatever it is called."""


def identity(path: str | Path) -> Identity | None:
    """Which file lies at a path; None where there is none."""
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino


def beside(path: Path, ending: str) -> Path:
    """The file SQLite lays beside a project: ``talk.hustings`` -> ``talk.hustings-wal``."""
    return path.with_name(path.name + ending)


def has_journal(path: Path) -> bool:
    """Whether a journal with anything in it lies beside a project."""
    try:
        return beside(path, "-wal").stat().st_size > 0
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a project lies, told to another process: a file, or a schema of a database."""

    path: Path
    """Its file, or what the schema is called."""
    schema: str = ""
    address: str = field(default="", repr=False)
    """Of the database; it may hold a password."""

    def is_there(self) -> bool:
        """Whether another process finds something there."""
        return bool(self.schema) or self.path.is_file()


class Place:
    """The path of an open project and the files that lay there when it was opened.

    Once something else lies there it is lost for good: what another program did to the file
    meanwhile is unknown, and a journal of the one must never meet the other.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._path = os.fspath(path)
        self._journal = os.fspath(beside(path, "-wal"))
        self._file = identity(path)
        self._wal = identity(beside(path, "-wal"))
        self.trouble = ""

    def look(self) -> str:
        """One sentence where the file was moved, deleted or replaced; "" where it is in place."""
        if not self.trouble:
            self.trouble = self._look()
        return self.trouble

    def check(self) -> None:
        """Raise FileMoved unless the open file still lies at its path."""
        if self.look():
            raise FileMoved(self.trouble, path=self._path)

    def _look(self) -> str:
        name, aid = self.path.name, "nothing was written. Save a copy elsewhere, then open that."
        found = identity(self._path)
        if found is None:
            return f"{name} was moved or deleted while it was open: {aid}"
        if found != self._file:
            return f"{name} was replaced by another file while it was open: {aid}"
        if self._wal is not None and identity(self._journal) != self._wal:
            return f"{name}-wal, the journal of the open project, was moved or deleted: {aid}"
        return ""


def refuse_taken(path: Path) -> None:
    """Raise where no new project can be laid: one is there, a journal of one, or no folder."""
    if path.exists() or path.is_symlink():
        raise ProjectError(f"{path} is there already. Open it, or choose another name.")
    if not path.parent.is_dir():
        raise NotWritable(f"There is no folder {path.parent} to put the project in.")
    if has_journal(path) or beside(path, "-journal").exists():
        raise ProjectError(
            f"{path.name}-wal holds statements of a project {path.name} that was moved or deleted. "
            f"Put that file back beside it, or choose another name; nothing was changed."
        )
    if not os.access(path.parent, os.W_OK):
        raise NotWritable(
            f"Nothing can be written into {path.parent}. Choose another place with --project."
        )


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """A file to fill, which appears at ``path`` whole when all went well, and not at all otherwise.

    It is readable by its owner alone, on the disk before it appears, and never takes the place of
    something that is there.
    """
    _forget(path)
    scratch = path.with_name(f".{path.name}.{secrets.token_hex(4)}.making")
    with _written(path):
        os.close(os.open(scratch, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield scratch
        with _written(path):
            _sync(scratch)
            _settle(scratch, path)
            _sync(path.parent)
    finally:
        for ending in (*BESIDE, ""):
            beside(scratch, ending).unlink(missing_ok=True)


@contextmanager
def _written(path: Path) -> Iterator[None]:
    """The system's trouble with a file as one sentence."""
    try:
        yield
    except OSError as trouble:
        raise NotWritable(
            f"{path.name} cannot be written: {trouble.strerror or trouble}."
        ) from trouble


def _settle(scratch: Path, path: Path) -> None:
    """Give a finished file its name, where nothing has that name."""
    refuse_taken(path)
    try:
        os.link(scratch, path)  # unlike a renaming it fails where somebody was quicker
    except FileExistsError:
        raise ProjectError(f"{path} is there already. Open it, or choose another name.") from None
    except OSError:  # a disk without hard links
        scratch.rename(path)


def _sync(path: Path) -> None:
    """What was written is on the disk: of a file, or the names in a folder."""
    with suppress(PermissionError):  # a folder is no file everywhere
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _forget(path: Path) -> None:
    """Take away what a making that was killed left behind, once it is old."""
    for left in path.parent.glob(f".{glob_name(path.name)}.*.making*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > FORGOTTEN:
                left.unlink()


def glob_name(name: str) -> str:
    """A file's name as a pattern that fits it alone."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)
