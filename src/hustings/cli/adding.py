"""Adding very many files: read several at once, written in changes of bounded size."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import click

from .. import apart
from ..errors import NotReadable
from ..model import Transcript
from ..project import Project
from ..read import propose_pattern
from ..read.corpus import checked_pattern, named
from .common import Telling, contents, found, holds_many, say, show

__all__ = ["MANY", "Project", "add_many"]

MANY = 200
"""Files from which on they are added so."""


class Reading:
    """The transcripts of many files, in their order; counts what it passes over."""

    def __init__(self, files: Sequence[Path], encoding: str | None, names: str | None) -> None:
        checked_pattern(names)
        self.files, self.encoding = files, encoding
        stems = [Path(path).stem for path, data in contents(files) if not isinstance(data, str)]
        self.number = len(stems)
        self.pattern = names or ""
        if names is None and any(map(holds_many, files)):
            self.pattern = propose_pattern(stems) or propose_pattern(self._readable())
        self.there = 0
        self.refused: list[str] = []

    def _readable(self) -> list[str]:
        """Names of those that can be read among some files from all over: a stray file must not
        hide the pattern of the rest.
        """
        apart_by = max(1, self.number // MANY)
        some = (file for k, file in enumerate(contents(self.files)) if k % apart_by == 0)
        with closing(apart.entries(some, encoding=self.encoding)) as read:
            return [Path(entry.path).stem for entry in read if entry.transcript is not None]

    def transcripts(self, known: frozenset[str]) -> Generator[Transcript, None, None]:
        """Those of files whose SHA-256 is not known."""
        read = apart.entries(self._unknown(known), encoding=self.encoding)
        with closing(read):
            for entry in read:
                if entry.error:
                    self.refused.append(entry.error)
                transcript = named(entry, self.pattern).transcript
                if transcript is not None:
                    yield transcript

    def _unknown(self, known: frozenset[str]) -> Iterator[tuple[str, bytes | str]]:
        for path, data in contents(self.files):
            if isinstance(data, bytes) and hashlib.sha256(data).hexdigest() in known:
                self.there += 1
            else:
                yield path, data


def add_many(
    path: Path, files: Sequence[Path], encoding: str | None, names: str | None, as_json: bool
) -> bool:
    """Add them to the project at a path and tell what came in; False where somebody stopped it:
    what was added stays.

    Where there is no project it is made, whole and empty, once one of the files was read: so each
    part that is told as added lies in it, whatever ends the work. Raises NotReadable where nothing
    could be read.
    """
    reading = Reading(files, encoding, names)
    if not path.exists():
        with closing(reading.transcripts(frozenset())) as read:
            readable = next(read, None) is not None
        if not readable:
            raise _unreadable(reading)
        reading.refused.clear()
        Project.create(path).close()
    with Project.open(path) as project:
        return _add(project, reading, as_json)


def _unreadable(reading: Reading) -> NotReadable:
    """Tell why each file was left out; the sentence that says that nothing is left."""
    _tell_refused(reading)
    return NotReadable(f"Nothing in {', '.join(map(str, reading.files))} could be read.")


def _tell_refused(reading: Reading) -> None:
    for error in reading.refused:
        click.echo(f"hustings: left out: {error}", err=True)


def _add(project: Project, reading: Reading, as_json: bool) -> bool:
    if reading.pattern:
        told = f"File names read as {reading.pattern} (another reading: --pattern PATTERN)"
        click.echo(told, err=as_json)
    stopped = False
    keys: list[str] = []
    with Telling("Adding") as telling, closing(reading.transcripts(project.known_bytes())) as read:

        def heard(new: Sequence[str]) -> None:
            keys.extend(new)
            telling(len(keys) + reading.there, reading.number, "")

        try:
            project.add_stream(read, told=heard)
        except KeyboardInterrupt:
            stopped = True
    if reading.refused and not keys and not reading.there and not stopped:
        raise _unreadable(reading)
    _tell_refused(reading)
    _tell(project, keys, as_json)
    if stopped:
        click.echo(
            "hustings: stopped. What was added stays; the same command goes on where it ended.",
            err=True,
        )
    elif not keys and not as_json:
        say("Nothing new: these files are in the project already.")
    return not stopped


def _tell(project: Project, keys: Sequence[str], as_json: bool) -> None:
    new = set(keys)
    fresh = [text for text in project.transcripts() if text["id"] in new]
    if as_json:
        show(fresh)
        return
    for text in fresh:
        say(f"{text['id']}  {found(text)}")
