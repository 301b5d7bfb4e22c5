"""A team server's answers: who one is, projects, members, links, sessions, keys, audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from ...model.roles import Role


@dataclass(frozen=True)
class AccountRow:
    """A person with an account; a keeper looks after the server."""

    id: str
    name: str
    keeper: bool


@dataclass(frozen=True)
class AccountSeen(AccountRow):
    """An account as the keeper of the server sees it."""

    founds: bool
    """Whether the person may make projects."""


@dataclass(frozen=True)
class ProjectRow:
    """A project one is a member of."""

    id: str
    name: str
    role: Role


@dataclass(frozen=True)
class SessionBegun:
    """Who has just signed in; ``notice`` is what he must know, once."""

    account: AccountRow
    notice: str = ""


@dataclass(frozen=True)
class SessionAnswer:
    """Who is signed in, and where he is a member."""

    account: AccountRow
    projects: Sequence[ProjectRow]
    founds: bool
    """Whether he may make projects."""


@dataclass(frozen=True)
class SessionRow:
    """One session: from where and with which program it was begun."""

    id: str
    made: str
    seen: str
    address: str
    program: str
    current: bool


@dataclass(frozen=True)
class MadeLink:
    """A link that is shown once."""

    link: str
    token: str
    until: str


@dataclass(frozen=True)
class AccountMade:
    """A new account, and the link with which the person chooses a password."""

    account: AccountRow
    link: MadeLink


@dataclass(frozen=True)
class InvitationAnswer:
    """What an invitation says before it is used."""

    project: str
    role: Role
    by: str
    name: str
    until: str


@dataclass(frozen=True)
class InvitationRow:
    """An invitation that can still be used; the link itself is not kept."""

    id: str
    role: Role
    by: str
    name: str
    until: str


@dataclass(frozen=True)
class Joined:
    """Somebody has joined a project."""

    account: AccountRow
    project: ProjectRow
    role: Role


@dataclass(frozen=True)
class ProjectAbout:
    """A project as its members see it from outside."""

    id: str
    name: str
    role: Role
    exports: Role
    """The least role that may take texts and statements out."""
    members: int
    backup: str
    """When the last backup of the server was made; empty: never."""


@dataclass(frozen=True)
class KeeperProject:
    """A project as the keeper of the server sees it: never its content."""

    id: str
    name: str
    bytes: int
    members: Sequence[str]


@dataclass(frozen=True)
class MemberRow:
    """A member of a project."""

    account: str
    name: str
    role: Role
    since: str


@dataclass(frozen=True)
class KeyMade:
    """A key for scripts, shown once."""

    id: str
    key: str


@dataclass(frozen=True)
class KeyRow:
    """A key for scripts; never the key itself."""

    id: str
    name: str
    scope: Literal["read", "write"]
    made: str
    until: str
    used: str | None


@dataclass(frozen=True)
class AuditRow:
    """One entry of the audit."""

    at: str
    who: str
    what: str
    about: str
    where: str


@dataclass(frozen=True)
class PresentRow:
    """Somebody who is in the project at this moment."""

    who: str
    page: str
    transcript: str
    turn: str


@dataclass(frozen=True)
class PresenceEvent:
    """Who is there."""

    here: Sequence[PresentRow] = field(default_factory=tuple)


@dataclass(frozen=True)
class ChangedEvent:
    """What was written last: its number, by whom, which records (the first 20)."""

    revision: int
    lost: bool
    by: str = ""
    verb: str = ""
    transcript: str | None = None
    records: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True)
class RoleEvent:
    """A right has changed, and the stream ends; empty: no member any more."""

    role: str
