"""A place where a team's work is kept: accounts in one database, each project beside it."""

from __future__ import annotations

import re
import threading
import time
import unicodedata
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..errors import InputError, NotAProject, NotThere, OptionError, ProjectError
from ..project import Project
from ..store import (
    SCHEMES,
    Postgres,
    Records,
    TeamBase,
    found_team,
    found_team_in,
    open_team,
    open_team_in,
)
from . import audit
from .audit import Acting, Origin
from .secrets import new_id
from .shelves import ACCOUNTS, Folder, Schemas, Shelf

SERVER = Origin()
"""Where a command comes from."""

LONGEST_NAME = 80


class Team:
    """An open place of a team's work: ``base`` holds who, and :meth:`project` opens what."""

    def __init__(
        self, shelf: Shelf, base: TeamBase, clock: Callable[[], float] = time.time
    ) -> None:
        self.shelf, self.base, self.clock = shelf, base, clock
        self._open: dict[str, Project] = {}
        self._lock = threading.Lock()

    def now(self) -> float:
        """This moment, in seconds since 1970."""
        return self.clock()

    def found_project(self, name: str, owner: Acting) -> str:
        """A new project with its owner; returns its id."""
        name = named(name, "project")
        key = new_id("p")
        spot = self.shelf.new_spot(file_name(name), key[2:])
        self.shelf.create(spot)
        self.enter(key, name, spot, owner)
        return key

    def enter(self, key: str, name: str, spot: str, owner: Acting) -> None:
        """Enter a project that lies on the shelf; where that fails it is taken away again."""
        record = {"id": key, "name": name, "file": spot, "exports": "manager", "made": owner.at}
        try:
            with self.base.writing(rights=True) as records:
                records.add("projects", record)
                records.add("members", membership(key, owner.id, "owner", owner.at))
                audit.told(records, owner, "made the project", project=key)
        except BaseException:
            self.shelf.drop(spot)
            raise

    def acting(self, account: Record, origin: Origin = SERVER) -> Acting:
        """Somebody who does something now."""
        return Acting(str(account["name"]), str(account["id"]), origin, self.now())

    def server(self) -> Acting:
        """Whoever gives commands on the server's own machine."""
        return Acting(audit.SERVER, at=self.now())

    def project_record(self, key: str) -> dict[str, Any]:
        """What is known of a project from outside. Raises NotThere."""
        with self.base.reading() as records:
            return project_in(records, key)

    def project(self, key: str) -> Project:
        """An open project, the same for everybody. Raises NotThere, ProjectError."""
        with self._lock:
            known = self._open.get(key)
            if known is not None and not known.lost:
                return known
            self._open[key] = self.shelf.open(str(self.project_record(key)["file"]))
            return self._open[key]

    def let_go(self, key: str) -> None:
        """Close a project, where it is open."""
        with self._lock:
            known = self._open.pop(key, None)
        if known is not None:
            known.close()

    def close(self) -> None:
        """Close everything."""
        for key in list(self._open):
            self.let_go(key)
        self.base.close()

    def __enter__(self) -> Team:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


Record = dict[str, Any]


def opened(place: str | Path) -> Team:
    """Open the place of a team. Raises NotAProject where there is none, ProjectError."""
    if in_database(place):
        server = Postgres(str(place))
        return Team(Schemas(server), open_team_in(server))
    folder = Path(place)
    if not (folder / ACCOUNTS).is_file():
        raise NotAProject(
            f"There is no team in {folder}. 'hustings team init {folder} --owner NAME' makes one."
        )
    return Team(Folder(folder), open_team(folder / ACCOUNTS))


def found(place: str | Path) -> Team:
    """A new place for a team, without any account. Raises ProjectError where one is there."""
    if in_database(place):
        server = Postgres(str(place))
        return Team(Schemas(server), found_team_in(server))
    folder = Path(place)
    if folder.exists() and not folder.is_dir():
        raise ProjectError(f"{folder} is a file; name a folder for the team's work.")
    if (folder / ACCOUNTS).exists():
        raise ProjectError(f"There is a team in {folder} already. Serve it, or choose another.")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as trouble:
        raise ProjectError(
            f"{folder} cannot be made: {trouble.strerror or trouble}. Choose another place."
        ) from trouble
    return Team(Folder(folder), found_team(folder / ACCOUNTS))


def in_database(place: str | Path) -> bool:
    """Whether a place is a PostgreSQL database. Raises OptionError without its driver."""
    if not str(place).startswith(SCHEMES):
        return False
    if find_spec("psycopg") is None:
        raise OptionError(
            "PostgreSQL needs more than was installed: pip install 'hustings[team,postgres]'."
        )
    return True


def project_in(records: Records, key: str) -> Record:
    """A project's record. Raises NotThere."""
    found = records.one("projects", {"id": key})
    if found is None:
        raise NotThere("There is no such project, or you are not a member of it.")
    return found


def membership(project: str, account: str, role: str, at: float) -> Record:
    """The record of a member."""
    whole = {"id": f"{project} {account}", "project": project, "account": account}
    return {**whole, "role": role, "since": at}


def named(given: str, what: str) -> str:
    """A name as it is kept: one line, NFC. Raises InputError where it cannot be one."""
    name = " ".join(unicodedata.normalize("NFC", given).split())
    if not name or any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") for c in name):
        raise InputError(f"Give the {what} a name of letters, figures and signs.")
    if len(name) > LONGEST_NAME:
        raise InputError(f"The name of a {what} has at most {LONGEST_NAME} characters.")
    return name


def folded(name: str) -> str:
    """A name as names are compared: two that look the same to a person are one."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def file_name(name: str) -> str:
    """A name as part of a file's name: plain letters and figures."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "project"
