"""Who is in a project and with what role; invitations to it."""

from __future__ import annotations

from typing import Any

from ..errors import InputError, LastOwner, NotAllowed, NotThere, UsedUp
from ..model.roles import ROLES
from ..store import Records
from . import accounts, audit, passwords, sessions
from .accounts import NO_LINK, Claim, Link
from .audit import Acting, Origin
from .roles import at_least
from .secrets import digest, new_id, new_token
from .sessions import SignedIn
from .team import Team, folded, membership, project_in

INVITED = 7 * 86_400.0
"""Seconds an invitation may be used."""
LAST = "The last owner of a project can neither leave nor be lowered. Make another owner first."


def role_of(records: Records, project: str, account: str) -> str | None:
    """The role of an account in a project; None where it is no member."""
    found = records.one("members", {"id": f"{project} {account}"})
    return None if found is None else str(found["role"])


def seat_of(records: Records, project: str, account: str) -> tuple[str, dict[str, Any]] | None:
    """The role of an account in a project, and the project; None where it is no member."""
    found = records.pair("members", {"id": f"{project} {account}"}, "project", "projects")
    return None if found is None else (str(found[0]["role"]), found[1])


def projects_of(team: Team, account: str) -> list[dict[str, Any]]:
    """``{"id", "name", "role"}`` of every project an account is a member of, by name."""
    with team.base.reading() as records:
        roles = {m["project"]: m["role"] for m in records.all("members", {"account": account})}
        found = records.all("projects", {"id in": list(roles)}, order="name")
    return [{"id": p["id"], "name": p["name"], "role": roles[p["id"]]} for p in found]


def members_of(team: Team, project: str) -> list[dict[str, Any]]:
    """``{"account", "name", "role", "since"}`` of every member, by name."""
    with team.base.reading() as records:
        found = records.all("members", {"project": project})
        ids = [m["account"] for m in found]
        names = {a["id"]: a["name"] for a in records.all("accounts", {"id in": ids})}
    rows = [
        {
            "account": m["account"],
            "name": names[m["account"]],
            "role": m["role"],
            "since": m["since"],
        }
        for m in found
        if m["account"] in names
    ]
    return sorted(rows, key=lambda row: str(row["name"]).casefold())


def coders_of(team: Team, project: str) -> list[str]:
    """The names of members who may code, by name."""
    return [m["name"] for m in members_of(team, project) if at_least(m["role"], "coder")]


def known_role(role: str) -> str:
    """A role there is. Raises InputError."""
    if role not in ROLES:
        raise InputError(f"There is no role {role!r}; the roles are {', '.join(ROLES)}.")
    return role


def _may_give(mine: str, role: str) -> None:
    """Owners make owners, managers everybody below."""
    if role == "owner" and mine != "owner":
        raise NotAllowed(
            "Only an owner of this project makes owners or changes them.", needed="owner"
        )


def invite(team: Team, project: str, by: Acting, role: str, name: str = "") -> Link:
    """A link with which somebody joins a project, once. Raises NotAllowed, InputError."""
    token, now = new_token(), team.now()
    known_role(role)
    with team.base.writing() as records:
        _may_give(role_of(records, project, by.id) or "", role)
        link = {"id": new_id("l"), "token": digest(token), "what": "invitation", "role": role}
        whose = {"project": project, "account": by.id, "by": by.name, "name": name}
        records.add("links", {**link, **whose, "made": now, "until": now + INVITED})
        told = f"{role} {name}".strip()
        audit.told(records, by, "invited", about=told, project=project)
    return Link(token, now + INVITED)


def invitations_of(team: Team, project: str) -> list[dict[str, Any]]:
    """The invitations of a project that can still be used, the newest first."""
    where = {"project": project, "what": "invitation", "used": None, "until >": team.now()}
    with team.base.reading() as records:
        return records.all("links", where, order="-made")


def withdraw(team: Team, project: str, key: str, by: Acting) -> None:
    """Make an invitation useless. Raises NotThere."""
    with team.base.writing() as records:
        if not records.drop("links", {"id": key, "project": project, "used": None}):
            raise NotThere("There is no such invitation.")
        audit.told(records, by, "withdrew an invitation", project=project)


def invitation(team: Team, token: str, origin: Origin) -> dict[str, Any]:
    """What an invitation says: project, role, who invites. Looking does not use it up.

    Raises UsedUp, also where whoever invited may not give that role any more.
    """
    link = accounts.open_link(team, token, "invitation", origin)
    with team.base.reading() as records:
        mine = role_of(records, link["project"], link["account"]) or ""
        if not at_least(mine, "manager") or not at_least(mine, link["role"]):
            raise UsedUp(NO_LINK)
        return {**link, "project_name": project_in(records, link["project"])["name"]}


def accept(team: Team, token: str, claim: Claim, origin: Origin) -> tuple[SignedIn, dict[str, Any]]:
    """Join a project: a new person chooses name and password, an existing one signs in.

    Raises UsedUp, WeakPassword, NotSignedIn, TooManyTries; the link is then not used up.
    """
    link = invitation(team, token, origin)
    with team.base.reading() as records:
        account = accounts.account_called(records, claim.name)
    kept = ""
    if account is not None:
        account = accounts.proven(team, claim, origin)
    else:
        names = [folded(claim.name), link["project_name"]]
        kept = passwords.hashed(passwords.checked(claim.password, names))
    with team.base.writing(rights=True) as records:
        accounts.spend(records, link, team.now())
        if account is None:
            account = accounts.made(records, claim.name, team.now(), kept)
        by = team.acting(account, origin)
        join(records, link, by)
        return sessions.begun(records, account, by, stays=claim.stays), link


def accept_as(team: Team, token: str, by: Acting) -> dict[str, Any]:
    """Join a project as somebody who is signed in. Raises UsedUp."""
    link = invitation(team, token, by.origin)
    with team.base.writing(rights=True) as records:
        accounts.spend(records, link, team.now())
        join(records, link, by)
    return link


def join(records: Records, link: dict[str, Any], by: Acting) -> None:
    """Make somebody a member; a role there was stays where it is the higher one."""
    there = role_of(records, link["project"], by.id)
    if there is None or not at_least(there, link["role"]):
        records.put("members", membership(link["project"], by.id, link["role"], by.at))
    told = f"{link['role']}, invited by {link['by']}"
    audit.told(records, by, "joined", about=told, project=link["project"])


def set_role(team: Team, project: str, by: Acting, account: str, role: str) -> None:
    """Another role for a member, from the next request on. Raises LastOwner, NotAllowed."""
    known_role(role)
    with team.base.writing(rights=True) as records:
        there = _member(records, project, account)
        mine = role_of(records, project, by.id) or ""
        _may_give(mine, there["role"])
        _may_give(mine, role)
        if there["role"] == "owner" and role != "owner":
            keep_an_owner(records, project)
        records.change("members", {"id": there["id"]}, {"role": role})
        told = f"{_name(records, account)}: {role}"
        audit.told(records, by, "changed a role", about=told, project=project)


def leave(team: Team, project: str, by: Acting, account: str) -> None:
    """Take a member out of a project, oneself included; keys for it end. Raises LastOwner."""
    with team.base.writing(rights=True) as records:
        there = _member(records, project, account)
        mine = role_of(records, project, by.id) or ""
        if account != by.id:
            if not at_least(mine, "manager"):
                raise NotAllowed(
                    "Only a manager of this project takes others out of it.", needed="manager"
                )
            _may_give(mine, there["role"])
        if there["role"] == "owner":
            keep_an_owner(records, project)
        records.drop("members", {"id": there["id"]})
        records.drop("keys", {"project": project, "account": account})
        records.drop("presence", {"id": there["id"]})
        told = _name(records, account)
        audit.told(records, by, "took out of the project", about=told, project=project)


def keeper_joins(team: Team, project: str, by: Acting) -> None:
    """The keeper of the server joins a project, which its own audit tells. Raises NotThere."""
    with team.base.writing(rights=True) as records:
        project_in(records, project)
        if role_of(records, project, by.id) is None:
            records.add("members", membership(project, by.id, "manager", by.at))
            told = "manager, as keeper of the server"
            audit.told(records, by, "joined", about=told, project=project)


def _member(records: Records, project: str, account: str) -> dict[str, Any]:
    found = records.one("members", {"id": f"{project} {account}"})
    if found is None:
        raise NotThere("There is no such member of this project.")
    return found


def keep_an_owner(records: Records, project: str) -> None:
    """Raise LastOwner where a project has no second owner."""
    if records.count("members", {"project": project, "role": "owner"}) <= 1:
        raise LastOwner(LAST)


def _name(records: Records, account: str) -> str:
    found = records.one("accounts", {"id": account})
    return "" if found is None else str(found["name"])
