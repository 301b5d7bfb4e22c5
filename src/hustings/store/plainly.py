"""Every trouble of a database as one sentence for a person."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson
from sqlalchemy.exc import DatabaseError, DBAPIError, StatementError

from ..errors import (
    HustingsError,
    NotAProject,
    NotWritable,
    OptionError,
    ProjectError,
    ProjectLocked,
)


class Clash(ProjectError):
    """The same key or name was written by somebody else at the same moment."""


_UNKEPT = "A value cannot be kept in a project"
_CLASH = (
    "Somebody else wrote the same into {name} at the same moment. Nothing was written; try again."
)
DAMAGED = (
    "{name} is damaged. Nothing was changed; take an earlier copy, or 'hustings rescue' takes what "
    "is readable into a new project."
)
_TROUBLES: tuple[tuple[str, type[HustingsError], str], ...] = (
    (
        "disk is full",
        NotWritable,
        "The disk is full: {name} was not changed. Free some room and try again.",
    ),
    (
        "disk I/O error",
        NotWritable,
        "The disk failed while writing {name}. What was saved before is safe.",
    ),
    (
        "readonly",
        NotWritable,
        "{name} cannot be written: the file or its folder is read-only. Copy it first.",
    ),
    (
        "unable to open",
        NotWritable,
        "{name} cannot be opened: check that its folder is there and may be written.",
    ),
    (
        "locked",
        ProjectLocked,
        "Another program is writing to {name}. Close it there, or try again in a moment.",
    ),
    (
        "busy",
        ProjectLocked,
        "Another program is writing to {name}. Close it there, or try again in a moment.",
    ),
    (
        "not a database",
        NotAProject,
        "{name} is not a Hustings project, or it is damaged. Nothing was changed.",
    ),
    ("malformed", NotAProject, DAMAGED),
    ("UNIQUE constraint", Clash, _CLASH),
    ("duplicate key", Clash, _CLASH),
    ("no such table", NotAProject, "{name} is a database, but not a whole Hustings project."),
    ("no such column", NotAProject, "{name} is a database, but not a whole Hustings project."),
    ("decode to UTF-8", NotAProject, DAMAGED),
    ("NUL (0x00)", OptionError, f"{_UNKEPT} (a NUL character). Nothing was written."),
)


_AWAY = "The database of {name} cannot be reached. Is it running, and is its address right?"
_STATES: tuple[tuple[str, type[HustingsError], str], ...] = (
    ("23505", Clash, _CLASH),
    ("40", Clash, _CLASH),
    ("22", OptionError, f"{_UNKEPT} (too long, or not text). Nothing was written."),
    ("54", OptionError, f"{_UNKEPT} (too long). Nothing was written."),
    ("53300", ProjectLocked, "Too many people use the database of {name}; try again in a moment."),
    ("53", NotWritable, "The database has no room left: {name} was not changed."),
    ("42501", NotWritable, "The account of the database may not write {name}."),
    ("3D", NotAProject, "There is no such database for {name}."),
    ("28", NotWritable, "The database lets nobody in under this name: {name}."),
    ("57", ProjectLocked, "The database was stopped while {name} was asked; try again."),
    ("08", ProjectLocked, _AWAY),
)
"""PostgreSQL's own codes; its words differ with its language."""


def _state(trouble: BaseException) -> str:
    """PostgreSQL's code of a trouble; "" where it has none, "08" where nobody answered."""
    told = getattr(trouble, "orig", None)
    away = type(told).__module__ == "psycopg" and type(told).__name__ == "OperationalError"
    return str(getattr(told, "sqlstate", None) or ("08" if away else ""))


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn the database's troubles into one sentence each."""
    try:
        yield
    except (DBAPIError, DatabaseError, sqlite3.DatabaseError) as trouble:
        said = str(getattr(trouble, "orig", None) or trouble)
        if "disk I/O error" in said and _full(path):  # where SQLite had no room for its lock file
            said = "disk is full"
        state = _state(trouble)
        for begins, kind, sentence in _STATES:
            if state.startswith(begins):
                raise kind(sentence.format(name=path.name)) from trouble
        for part, kind, sentence in _TROUBLES:
            if part in said:
                raise kind(sentence.format(name=path.name)) from trouble
        raise
    except StatementError as trouble:
        if not isinstance(trouble.orig, TypeError | ValueError):
            raise
        raise OptionError(f"{_UNKEPT} ({trouble.orig}). Nothing was written.") from trouble
    except OverflowError as trouble:
        raise OptionError(f"{_UNKEPT} (a number beyond 2^63). Nothing was written.") from trouble
    except (orjson.JSONDecodeError, UnicodeDecodeError) as trouble:
        raise NotAProject(DAMAGED.format(name=path.name)) from trouble
    except UnicodeEncodeError as trouble:
        raise OptionError(f"{_UNKEPT} (half a character). Nothing was written.") from trouble


def _full(path: Path) -> bool:
    """Whether there is no room for SQLite's lock file (32 kB) where the project lies."""
    try:
        return shutil.disk_usage(path.parent).free < 65_536
    except OSError:
        return False
