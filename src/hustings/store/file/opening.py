"""Opening a project file: is it one, is it whole, is it of our version."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

from ...errors import NewerProject, NotAProject, ProjectError, ProjectLocked
from .. import index, tables, ways
from ..database import Database
from ..migrate import migrate
from ..plainly import said_plainly
from . import health, trust
from .descriptors import reading

MAGIC = b"SQLite format 3\0"


def _complete_index(database: Database) -> None:
    """Work the index out anew where there is none, or it does not tell of all statements: in the
    project, or beside one that cannot be written.
    """
    try:
        with database.reading() as connection:
            lacking = index.lacks(connection)
    except ProjectError:  # its pages are among what is damaged
        lacking = True
    if lacking and database.read_only:
        database.index_aside()
    elif lacking:
        with database.writing() as connection:
            index.build(connection)
    elif not database.read_only:
        _lay_ways(database)


def _lay_ways(database: Database) -> None:
    """The ways of looking things up an index made by an older program does not have."""
    with database.reading() as connection:
        lacking = ways.lacking(connection)
    if not lacking:
        return
    with suppress(ProjectLocked), database.writing() as connection:  # it answers without, later
        ways.lay(connection)


def open_(path: Path) -> Database:
    """Open a project file, after looking whether it is one, is whole, and is of our version.

    Raises NotAProject, NewerProject, ProjectLocked, NotWritable. A damaged one is opened to be read
    only. An older project is migrated, after a copy of it was laid beside it.
    """
    look_at(path)
    version, seen = look_into(path)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    database = Database(path, read_only=not writable or bool(seen.damage), seen=seen)
    try:
        if version < tables.SCHEMA and seen.damage:
            database.absent = _absent(path)
            database.index_aside()
        elif version < tables.SCHEMA:
            if database.read_only:
                database.read_apart(lambda copy: migrate(copy, version))
            else:
                migrate(database, version)
        else:
            _complete_index(database)
    except BaseException:
        database.close()
        raise
    return database


def _absent(path: Path) -> dict[str, frozenset[str]]:
    """The columns an older project that is only read has not, by table: all of a table that came
    later.
    """
    found: dict[str, frozenset[str]] = {}
    with closing(health.reader(path)) as look:
        for table in tables.RECORDS.values():
            there = {str(row[1]) for row in look.execute(f'PRAGMA table_info("{table.name}")')}
            found[table.name] = frozenset(c.name for c in table.c) - there
    return found


def troubles(path: Path) -> list[str]:
    """Everything wrong with a project, one sentence each (see :func:`health.troubles`).

    Raises NotAProject, NewerProject where it is none of ours.
    """
    look_at(path)
    with said_plainly(path):
        look_into(path)
        return list(health.troubles(path))


def look_at(path: Path) -> None:
    """Raise NotAProject unless the file looks like a whole SQLite file."""
    if path.is_dir():
        raise NotAProject(f"{path} is a folder, not a Hustings project.")
    try:
        with reading(path) as held:
            head = held.read(100, 0)
        size = path.stat().st_size
    except FileNotFoundError:
        raise NotAProject(
            f"There is no project {path}. 'hustings open FILE' makes one of a transcript."
        ) from None
    except OSError as trouble:
        raise NotAProject(f"{path} cannot be read: {trouble.strerror or trouble}.") from None
    if not head.startswith(MAGIC) or len(head) < 100:
        raise NotAProject(
            f"{path.name} is not a Hustings project. To read it as a text: hustings open "
            f"{path.name}"
        )
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(head[28:32], "big")
    journal = path.with_name(path.name + "-wal")
    if page * pages > size and not (journal.exists() and journal.stat().st_size > 0):
        raise NotAProject(
            f"{path.name} is cut off: it should be {page * pages:,} bytes long and is {size:,}. "
            "Nothing was changed; take an earlier copy."
        )


def look_into(path: Path) -> tuple[str, health.Health]:
    """The version and the health of a project, before anything is opened for writing: what is not
    ours stays as it is.

    Raises NotAProject, NewerProject.
    """
    with said_plainly(path), closing(health.reader(path)) as look:
        trust.check(path, trust.catalogue(look))
        found = look.execute("SELECT value FROM meta WHERE id = 'schema'").fetchone()
        version = _known(path, found[0] if found else None)
        return version, health.seen(path, look)


def _known(path: Path, version: str | None) -> str:
    """The version of a project's tables, or NotAProject, NewerProject."""
    if version is None:
        raise NotAProject(f"{path.name} is a database, but not a Hustings project.")
    if str(version) > tables.SCHEMA:
        raise NewerProject(
            f"{path.name} was written by a newer version of Hustings (its tables are {version}, "
            f"this one knows "
            f"{tables.SCHEMA}). Install the newer version to open it; nothing was changed."
        )
    return str(version)
