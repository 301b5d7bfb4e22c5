"""What a team server takes beside what a project takes: strict types, no field more."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..model.roles import Role
from .requests import Body

LONG = 1000


class Credentials(Body):
    """Name and password; ``stays``: signed in for 30 days without a visit."""

    name: str = Field(max_length=LONG)
    password: str = Field(max_length=LONG)
    stays: bool = False


class Acceptance(Body):
    """Who uses an invitation; both left out: whoever is signed in."""

    name: str = Field(default="", max_length=LONG)
    password: str = Field(default="", max_length=LONG)
    stays: bool = False


class NewPassword(Body):
    """A new password, and the one it replaces."""

    old: str = Field(max_length=LONG)
    new: str = Field(max_length=LONG)


class FirstPassword(Body):
    """The password that is chosen with a link."""

    password: str = Field(max_length=LONG)


class NewAccount(Body):
    """The name of a person who gets an account."""

    name: str = Field(max_length=LONG)


class AccountRights(Body):
    """Whether a person may make projects."""

    founds: bool


class NewProject(Body):
    """The name of a project that is made."""

    name: str = Field(max_length=LONG)


class ProjectSettings(Body):
    """What is to change of a project: its name, the least role that may export."""

    name: str | None = Field(default=None, max_length=LONG)
    exports: Role | None = None


class TypedName(Body):
    """The name of what is deleted for good, typed by a person."""

    name: str = Field(max_length=LONG)


class Invitation(Body):
    """The role somebody is invited to have, and a name to propose."""

    role: Role
    name: str = Field(default="", max_length=80)


class NewRole(Body):
    """The role a member gets."""

    role: Role


class NewKey(Body):
    """What a key for scripts is called, and whether it may write."""

    name: str = Field(max_length=LONG)
    scope: Literal["read", "write"] = "read"


class Place(Body):
    """Where somebody is at this moment."""

    page: str = Field(max_length=40)
    transcript: str | None = Field(default=None, max_length=200)
    turn: str | None = Field(default=None, max_length=200)
