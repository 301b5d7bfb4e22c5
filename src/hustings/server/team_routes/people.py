"""Members of a project, and invitations to it."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ...errors import InputError
from ...team import members
from ...team.accounts import Claim
from ...team.team import Record
from ...views.answers.team import (
    InvitationAnswer,
    InvitationRow,
    Joined,
    MadeLink,
    MemberRow,
    ProjectRow,
)
from ..routes.common import answer
from ..team_requests import Acceptance, Invitation, NewRole
from .common import (
    Asked,
    Here,
    account_row,
    made_link,
    moment,
    signed_in,
)

router = APIRouter()
HERE = "/projects/{p}"


@router.get(HERE + "/members", response_model=list[MemberRow])
def all_members(here: Asked, p: str) -> Response:
    """Who is in the project, with what role."""
    rows = members.members_of(here.team, p)
    return answer([MemberRow(**{**row, "since": moment(row["since"])}) for row in rows])


@router.patch(HERE + "/members/{account}", response_model=MemberRow)
def set_role(here: Asked, p: str, account: str, body: NewRole) -> Response:
    """Another role for a member, which holds for the very next request."""
    members.set_role(here.team, p, here.by, account, body.role)
    rows = members.members_of(here.team, p)
    row = next(r for r in rows if r["account"] == account)
    return answer(MemberRow(**{**row, "since": moment(row["since"])}))


@router.delete(HERE + "/members/{account}", status_code=204, response_class=Response)
def take_out(here: Asked, p: str, account: str) -> Response:
    """Take a member out, or leave; keys for the project end with it."""
    members.leave(here.team, p, here.by, account)
    return Response(status_code=204)


@router.get(HERE + "/invitations", response_model=list[InvitationRow])
def open_invitations(here: Asked, p: str) -> Response:
    """Invitations that can still be used; the links themselves are not kept."""
    return answer(
        [
            InvitationRow(i["id"], i["role"], i["by"], i["name"], moment(i["until"]))
            for i in members.invitations_of(here.team, p)
        ]
    )


@router.post(HERE + "/invitations", response_model=MadeLink, status_code=201)
def invite(here: Asked, p: str, body: Invitation) -> Response:
    """A link with which somebody joins, once, within seven days."""
    link = members.invite(here.team, p, here.by, body.role, body.name)
    return answer(made_link(here.address, "invitation", link), 201)


@router.delete(HERE + "/invitations/{invitation}", status_code=204, response_class=Response)
def withdraw(here: Asked, p: str, invitation: str) -> Response:
    """Make an invitation useless."""
    members.withdraw(here.team, p, invitation, here.by)
    return Response(status_code=204)


@router.get("/invitations/{token}", response_model=InvitationAnswer)
def look(here: Asked, token: str) -> Response:
    """What an invitation says. Looking does not use it up: programs look at links by themselves."""
    link = members.invitation(here.team, token, here.origin)
    until = moment(link["until"])
    shown = (link["project_name"], link["role"], link["by"], link["name"], until)
    return answer(InvitationAnswer(*shown))


@router.post("/invitations/{token}", response_model=Joined, status_code=201)
def join(here: Asked, token: str, body: Acceptance) -> Response:
    """Join: a new person chooses name and password, an existing one gives his own; whoever is
    signed in and sends neither joins as himself.
    """
    if here.signed is not None and not body.name:
        link = members.accept_as(here.team, token, here.by)
        return answer(_joined(here, here.who.account, link), 201)
    if not body.name.strip():
        raise InputError("Choose a name and a password.")
    claim = Claim(body.name, body.password, body.stays)
    begun, link = members.accept(here.team, token, claim, here.origin)
    return signed_in(here.address, begun, _joined(here, begun.account, link), 201)


def _joined(here: Here, account: Record, link: Record) -> Joined:
    mine = members.projects_of(here.team, str(account["id"]))
    row = next(ProjectRow(**r) for r in mine if r["id"] == link["project"])
    return Joined(account_row(account), row, row.role)
