"""Where the projects of a team lie: as files in a folder, or as schemas in a database."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from ..errors import HustingsError, OptionError, ProjectError
from ..project import Project
from ..project import keeping as files
from ..store import (
    TEAM,
    Postgres,
    TeamBase,
    carry,
    create_schema,
    open_schema,
    seen_schema,
    upgrade_refusal,
)

PROGRAM = "Hustings"
"""Who signs what the program finds by itself."""
ACCOUNTS = "team.sqlite"
"""The file of accounts in a folder of a team."""
DUMP = "team.dump"
"""The file of a whole database in a backup."""
BESIDE = ("", "-wal", "-shm", "-journal")

Opening = Callable[[], Project]
"""Opens a project."""


class Shelf(Protocol):
    """Where projects lie; ``spot`` is the name of one there."""

    def new_spot(self, plain: str, mark: str) -> str:
        """A free name for a project called ``plain``; ``mark`` is random."""
        ...

    def create(self, spot: str) -> None:
        """A new project."""
        ...

    def open(self, spot: str) -> Project:
        """The project that lies there."""
        ...

    def take_in(self, given: Project, spot: str) -> None:
        """Lay a copy of a project there."""
        ...

    def drop(self, spot: str) -> None:
        """Delete a project for good."""
        ...

    def size(self, spot: str) -> int:
        """Bytes it takes."""
        ...

    def troubles(self, spots: Mapping[str, str]) -> list[str]:
        """What is wrong with the projects (spot -> name) and beside them, one sentence each."""
        ...

    def older(self, spots: Mapping[str, str]) -> list[str]:
        """The names of projects (spot -> name) of an older version that are brought up to date when
        they are opened, without a copy of them before.
        """
        ...

    def upgrade_refusals(self, spots: Mapping[str, str]) -> list[str]:
        """Why those of them that cannot be brought up to date cannot, one sentence each; tried on
        every one, and given up, so that nothing changes.
        """
        ...

    def backup(self, to: Path, base: TeamBase, projects: Mapping[str, Opening]) -> list[str]:
        """Copy everything into a folder; the names of the files."""
        ...

    def stirred(self, spot: str) -> int | None:
        """A number that grows with every write to a project or to the accounts, by whatever
        process; None where nobody tells.
        """
        ...


class Folder:
    """Projects as files beside the accounts."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def new_spot(self, plain: str, mark: str) -> str:
        """The name of a file."""
        return f"{plain}-{mark}.hustings"

    def create(self, spot: str) -> None:
        """A new file."""
        Project.create(self.path / spot, coder=PROGRAM).close()

    def open(self, spot: str) -> Project:
        """The file, opened."""
        project = Project.open(self.path / spot, coder=PROGRAM)
        project.keep_columns()
        return project

    def take_in(self, given: Project, spot: str) -> None:
        """A copy of its file."""
        given.save_copy(self.path / spot)

    def drop(self, spot: str) -> None:
        """The file is gone, with what SQLite laid beside it."""
        for ending in BESIDE:
            (self.path / f"{spot}{ending}").unlink(missing_ok=True)

    def size(self, spot: str) -> int:
        """Bytes of the file; 0 where it is missing."""
        try:
            return (self.path / spot).stat().st_size
        except OSError:
            return 0

    def troubles(self, spots: Mapping[str, str]) -> list[str]:
        """Files that are missing, damaged or unknown; a folder others can look into."""
        told = []
        for spot, name in spots.items():
            file = self.path / spot
            missing = [f"its file {spot} is missing."]
            told += [f"{name}: {t}" for t in (_looked(file) if file.is_file() else missing)]
        for file in sorted(self.path.glob("*.hustings")):
            if file.name not in spots:
                told.append(f"{file.name} lies in the folder, and no project is known by it.")
        if self.path.stat().st_mode & 0o077:
            told.append(f"Others on this machine can look into {self.path}: chmod 700.")
        return told

    def older(self, spots: Mapping[str, str]) -> list[str]:
        """None: a copy of a file is laid beside it."""
        return []

    def upgrade_refusals(self, spots: Mapping[str, str]) -> list[str]:
        """None: the copy beside a file is what the older version opens."""
        return []

    def backup(self, to: Path, base: TeamBase, projects: Mapping[str, Opening]) -> list[str]:
        """A copy of every file."""
        base.copy(to / ACCOUNTS)
        for spot, opening in projects.items():
            opening().save_copy(to / spot)
        return [ACCOUNTS, *projects]

    def stirred(self, spot: str) -> int | None:
        """Files tell nobody."""
        return None


class Schemas:
    """Projects as schemas of a database."""

    def __init__(self, server: Postgres) -> None:
        self.server = server

    def new_spot(self, plain: str, mark: str) -> str:
        """The name of a schema."""
        return f"p_{mark}"

    def create(self, spot: str) -> None:
        """A new schema."""
        create_schema(self.server, spot, fill=lambda made: Project.founded(made, PROGRAM))

    def open(self, spot: str) -> Project:
        """The schema, opened."""
        project = Project(open_schema(self.server, spot), PROGRAM)
        project.keep_columns()
        return project

    def take_in(self, given: Project, spot: str) -> None:
        """Every record of a project in a new schema."""
        create_schema(
            self.server, spot, fill=lambda there: given.carried(lambda db: carry(db, there))
        )

    def drop(self, spot: str) -> None:
        """The schema is gone."""
        self.server.drop(spot)

    def size(self, spot: str) -> int:
        """Bytes of its tables."""
        return self.server.size(spot)

    def troubles(self, spots: Mapping[str, str]) -> list[str]:
        """Schemas that are missing or unknown."""
        there = self.server.schemas()
        known = {held: name for s, name in spots.items() for held in (s, seen_schema(s))}
        told = [f"{n}: its schema {s} is missing." for s, n in known.items() if s not in there]
        odd = sorted(s for s in there if s.startswith("p_") and s not in known)
        return told + [f"There is a schema {s}, and no project is known by it." for s in odd]

    def older(self, spots: Mapping[str, str]) -> list[str]:
        """Those whose tables are of an older version."""
        return [name for spot, name in spots.items() if self.server.is_older(spot)]

    def upgrade_refusals(self, spots: Mapping[str, str]) -> list[str]:
        """What a rehearsal on each older schema ends with."""
        older = {s: name for s, name in spots.items() if self.server.is_older(s)}
        tried = [upgrade_refusal(self.server, spot, name) for spot, name in older.items()]
        return [told for told in tried if told]

    def backup(self, to: Path, base: TeamBase, projects: Mapping[str, Opening]) -> list[str]:
        """One dump of the accounts and every project, of one moment; none is opened for it, so that
        those of an older version are kept as they are.
        """
        held = [name for spot in projects for name in (spot, seen_schema(spot))]
        chosen = [f"--schema={name}" for name in (TEAM, *held)]
        run_tool("pg_dump", self.server, "--format=custom", "--no-owner", *chosen, to / DUMP)
        return [DUMP]

    def stirred(self, spot: str) -> int | None:
        """What was told of the schema and of the accounts."""
        return self.server.ear.times(spot, TEAM)


def run_tool(name: str, server: Postgres, *words: str | Path) -> None:
    """Run a program of PostgreSQL on a database; the last word is the file it writes or reads.

    Raises OptionError where it is not installed, ProjectError where it fails.
    """
    if shutil.which(name) is None:
        raise OptionError(f"{name} is needed for this; it comes with PostgreSQL's client programs.")
    url = server.url
    environment = {**os.environ, "PGPASSWORD": url.password or os.environ.get("PGPASSWORD", "")}
    address = url.set(drivername="postgresql", password=None).render_as_string()
    *options, file = words
    where = ["--file", str(file)] if name == "pg_dump" else [str(file)]
    command = [name, "--dbname", address, *map(str, options), *where]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        told = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
        raise ProjectError(f"{name} failed: {told}")


def _looked(file: Path) -> list[str]:
    try:
        return files.check(file)
    except HustingsError as trouble:
        return [str(trouble)]
