"""Keys for scripts: bound to one project, never more than their owner's role."""

from __future__ import annotations

from typing import Any

from ..errors import InputError, NotThere
from . import audit
from .audit import Acting
from .secrets import KEY, digest, new_id, new_token
from .sessions import NOTED
from .team import Team, named

LONGEST = 365 * 86_400.0
"""Seconds a key stands at most."""
SCOPES = ("read", "write")


def make(team: Team, project: str, by: Acting, name: str, scope: str) -> tuple[str, str]:
    """A new key: its id, and itself, which is shown once. Raises InputError."""
    if scope not in SCOPES:
        raise InputError(f"A key is for {' or '.join(SCOPES)}, not {scope!r}.")
    key, now = KEY + new_token(), team.now()
    record = {
        "id": new_id("k"),
        "token": digest(key),
        "project": project,
        "account": by.id,
        "name": named(name, "key"),
        "scope": scope,
        "made": now,
        "until": now + LONGEST,
    }
    with team.base.writing() as records:
        records.add("keys", record)
        told = f"{record['name']} ({scope})"
        audit.told(records, by, "made a key", about=told, project=project)
    return str(record["id"]), key


def of_account(team: Team, project: str, account: str) -> list[dict[str, Any]]:
    """The keys of a person for a project, the newest first; never the keys themselves."""
    where = {"project": project, "account": account}
    with team.base.reading() as records:
        return records.all("keys", where, order="-made")


def end(team: Team, project: str, by: Acting, key: str) -> None:
    """End a key of one's own. Raises NotThere."""
    with team.base.writing(rights=True) as records:
        where = {"id": key, "project": project, "account": by.id}
        if not records.drop("keys", where):
            raise NotThere("There is no such key.")
        audit.told(records, by, "ended a key", project=project)


def of_token(team: Team, given: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The key a script sends and its owner's account; None where it ended or is too old."""
    now = team.now()
    if not given.startswith(KEY):
        return None
    with team.base.reading() as records:
        wanted = {"token": digest(given), "until >": now}
        found = records.pair("keys", wanted, "account", "accounts")
    if found is None:
        return None
    key, account = found
    if now - (key["used"] or 0.0) >= NOTED:
        with team.base.writing() as records:
            records.change("keys", {"id": key["id"]}, {"used": now})
    return key, account
