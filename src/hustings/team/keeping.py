"""A team's place as something that is looked after: backup, restore, check; projects that come and
go; what is deleted for good.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from ..errors import InputError, NotThere, ProjectError
from ..project import Project
from ..store import TEAM, Postgres
from . import audit, members
from .audit import Acting
from .secrets import new_id
from .shelves import DUMP, PROGRAM, run_tool
from .team import Record, Team, file_name, in_database, named, opened

LAST = "last backup"
LIST = "backup.json"
"""The file that lists what a backup holds."""
OUTSIDE = " (outside)"
"""Follows the name of a coder who has no account here: names alone prove nobody."""
OLD = 7 * 86_400.0
"""Seconds after which a backup is told as old."""
PASSING = ("sessions", "links", "browsers", "tries", "presence")
"""What a restored place begins without: nobody is signed in, no link works."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A file of a backup."""

    file: str
    bytes: int
    sha256: str


def size_of(team: Team, project: Record) -> int:
    """Bytes of a project's file; 0 where it is missing."""
    return team.shelf.size(str(project["file"]))


def backup(team: Team, target: str | Path) -> list[Copied]:
    """Copy everything into a new or empty folder, also while it is served; each copy is looked at
    before it counts. Raises ProjectError.
    """
    to = Path(target)
    _empty(to, "a backup")
    to.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = team.now()
    with team.base.writing() as records:
        records.put("meta", {"id": LAST, "value": str(now)})
        audit.told(records, team.server(), "made a backup")
        projects = records.all("projects")
    held = {str(p["file"]): partial(team.project, str(p["id"])) for p in projects}
    names = team.shelf.backup(to, team.base, held)
    copied = [Copied(name, (to / name).stat().st_size, _sha256(to / name)) for name in names]
    made = datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds")
    listed = {"made": made, "files": [{k: getattr(c, k) for k in Copied.__slots__} for c in copied]}
    (to / LIST).write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
    return copied


def restore(source: str | Path, place: str | Path) -> Team:
    """Put a backup into an empty place, after looking whether every file is what it was.

    Nobody is signed in there, and no link works. Raises ProjectError.
    """
    here, database = Path(source), in_database(place)
    if not database:
        _empty(Path(place), "a restored team")
    try:
        listed = json.loads((here / LIST).read_text(encoding="utf-8"))["files"]
        wanted = [Copied(**entry) for entry in listed]
    except (OSError, ValueError, KeyError, TypeError):
        raise ProjectError(f"{here} is no backup of a team: it has no readable {LIST}.") from None
    for copy in wanted:
        if Path(copy.file).name != copy.file or not (here / copy.file).is_file():
            raise ProjectError(f"{copy.file} is missing in {here}. Nothing was restored.")
        if _sha256(here / copy.file) != copy.sha256:
            raise ProjectError(f"{copy.file} is not as it was backed up. Nothing was restored.")
    if database != any(copy.file == DUMP for copy in wanted):
        kind = "a folder" if database else "a database"
        raise ProjectError(f"{here} is the backup of {kind}; restore it into one.")
    if database:
        _restore_dump(here / DUMP, str(place))
    else:
        _restore_files(here, Path(place), wanted)
    team = opened(place)
    with team.base.writing(rights=True) as records:
        for table in PASSING:
            for record in records.all(table):
                records.drop(table, {"id": record["id"]})
        audit.told(records, team.server(), "restored a backup")
    return team


def check(team: Team) -> list[str]:
    """Everything wrong with a place, one sentence each."""
    with team.base.reading() as records:
        projects = records.all("projects", order="name")
        owners = {m["project"] for m in records.all("members", {"role": "owner"})}
        keepers = records.all("accounts", {"keeper": True, "password not": ""})
    troubles = [] if keepers else ["No keeper of the server has a password: 'hustings team reset'."]
    troubles += [f"{p['name']} has no owner." for p in projects if p["id"] not in owners]
    troubles += upgrade_refusals(team)
    return troubles + team.shelf.troubles({str(p["file"]): str(p["name"]) for p in projects})


def older_told(team: Team) -> str:
    """Which projects are brought up to date when they are opened and have no copy laid beside them,
    and what to do before, in one sentence; "" where there are none.
    """
    with team.base.reading() as records:
        projects = records.all("projects", order="name")
    older = team.shelf.older({str(p["file"]): str(p["name"]) for p in projects})
    if not older:
        return ""
    return (
        f"Written by an older version of Hustings: {', '.join(older)}. Each is brought up to date "
        f"when it is first opened; the older version cannot open it then. To keep all as it is, "
        f"stop here and make a backup first: hustings team backup PLACE FOLDER."
    )


def upgrade_refusals(team: Team) -> list[str]:
    """Why older projects cannot be brought up to date, one sentence each; nothing is changed."""
    with team.base.reading() as records:
        projects = records.all("projects", order="name")
    return team.shelf.upgrade_refusals({str(p["file"]): str(p["name"]) for p in projects})


def refuse_half_an_upgrade(team: Team) -> None:
    """All older projects can be brought up to date, or ProjectError: then nothing is changed, and
    the older version serves all of them.
    """
    refused = upgrade_refusals(team)
    if refused:
        raise ProjectError(
            f"{' '.join(refused)} No project was brought up to date, so that the version you had "
            f"serves all of them as before: install it again, or take what cannot be brought up "
            f"off the server with it (hustings team take, then team erase)."
        )


def backup_told(team: Team) -> str:
    """When the last backup was made, in one sentence."""
    last = team.base.noted(LAST)
    if not last:
        return "There was no backup yet."
    age = team.now() - float(last)
    day = datetime.fromtimestamp(float(last), UTC).strftime("%Y-%m-%d %H:%M")
    return f"The last backup was made on {day} (UTC){', which is long ago' if age > OLD else ''}."


def add(
    team: Team,
    file: str | Path,
    owner: Record,
    name: str = "",
    coders: Mapping[str, str] | None = None,
) -> tuple[str, dict[str, str]]:
    """Bring a project file to the server as a copy; returns its id, and who is called what there.

    ``coders``: name in the file -> name of an account. Everybody else stays an outside coder, whose
    statements are nobody's own here. Raises ProjectError, InputError.
    """
    with Project.open(file) as given:
        name = named(name or given.name, "project")
        known = given.authors()
        called = {old: f"{old}{OUTSIDE}" for old in known if old != PROGRAM} | dict(coders or {})
        for old in coders or {}:
            if old not in known:
                there = ", ".join(known) or "nobody"
                raise InputError(
                    f"There is no coder {old!r} in {Path(file).name}; there is {there}."
                )
        key = new_id("p")
        spot = team.shelf.new_spot(file_name(name), key[2:])
        team.shelf.take_in(given, spot)
    try:
        with team.shelf.open(spot) as copy:
            copy.rename_authors({old: new for old, new in called.items() if old})
    except BaseException:
        team.shelf.drop(spot)
        raise
    team.enter(key, name, spot, team.acting(owner))
    return key, called


def take(team: Team, key: str, file: str | Path) -> dict[str, int]:
    """A copy of a project as a file of one's own; its records by table. Raises ProjectError."""
    counts = team.project(key).save_copy(Path(file))
    with team.base.writing() as records:
        audit.told(records, team.server(), "took a copy", project=key)
    return counts


def find(team: Team, name: str) -> tuple[str, Record]:
    """("project" or "account", its record) of a name or an id. Raises NotThere, InputError."""
    with team.base.reading() as records:
        found = [("project", r) for r in records.all("projects") if name in (r["id"], r["name"])]
        found += [("account", r) for r in records.all("accounts") if name in (r["id"], r["name"])]
    if not found:
        raise NotThere(f"There is no project and no account {name!r} here.")
    if len(found) > 1:
        ids = ", ".join(str(record["id"]) for _, record in found)
        raise InputError(f"{name!r} is the name of several; give one of the ids: {ids}.")
    return found[0]


def erase_project(team: Team, key: str, by: Acting) -> None:
    """Delete a project for good, with its file. Raises NotThere."""
    project = team.project_record(key)
    team.let_go(key)
    with team.base.writing(rights=True) as records:
        for table in ("members", "keys", "links", "presence"):
            records.drop(table, {"project": key})
        records.drop("projects", {"id": key})
        audit.told(records, by, "deleted a project", about=project["name"])
    team.shelf.drop(str(project["file"]))


def erase_account(team: Team, key: str, by: Acting) -> None:
    """Delete an account for good; what the person coded stays with the projects.

    Raises LastOwner where a project would have no owner any more, InputError for the last keeper.
    """
    with team.base.writing(rights=True) as records:
        account = records.one("accounts", {"id": key})
        if account is None:
            raise NotThere("There is no such account.")
        if account["keeper"] and records.count("accounts", {"keeper": True}) == 1:
            raise InputError("The last keeper of a server cannot be deleted.")
        for member in records.all("members", {"account": key, "role": "owner"}):
            members.keep_an_owner(records, member["project"])
        for table in ("members", "keys", "links", "sessions", "browsers"):
            records.drop(table, {"account": key})
        records.drop("presence", {"who": account["name"]})
        records.drop("accounts", {"id": key})
        audit.told(records, by, "deleted an account", about=account["name"])


def _restore_files(here: Path, folder: Path, wanted: list[Copied]) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for copy in wanted:
        shutil.copyfile(here / copy.file, folder / copy.file)
        (folder / copy.file).chmod(0o600)


def _restore_dump(dump: Path, place: str) -> None:
    server = Postgres(place)
    try:
        if server.has(TEAM):
            raise ProjectError(f"There is a team in {server.name} already; name an empty database.")
        run_tool(
            "pg_restore", server, "--no-owner", "--exit-on-error", "--single-transaction", dump
        )
    finally:
        server.close()


def _empty(folder: Path, what: str) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ProjectError(f"{folder} is not empty; name a new folder for {what}.")


def _sha256(file: Path) -> str:
    with file.open("rb") as opened_file:
        return hashlib.file_digest(opened_file, "sha256").hexdigest()


def facts(team: Team) -> dict[str, Any]:
    """How many accounts and projects there are."""
    with team.base.reading() as records:
        return {name: records.count(name) for name in ("accounts", "projects")}
