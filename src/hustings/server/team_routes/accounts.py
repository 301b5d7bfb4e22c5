"""Signing in and out, sessions, passwords, accounts and the links with which passwords are set."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ...errors import NotSignedIn
from ...team import accounts, members, sessions
from ...team.accounts import Claim
from ...views.answers.team import (
    AccountMade,
    AccountSeen,
    MadeLink,
    ProjectRow,
    SessionAnswer,
    SessionBegun,
    SessionRow,
)
from ..routes.common import answer
from ..team_requests import AccountRights, Credentials, FirstPassword, NewAccount, NewPassword
from .common import (
    Asked,
    KeeperAsked,
    account_row,
    account_seen,
    made_link,
    moment,
    signed_in,
    signed_out,
)

router = APIRouter()


@router.post("/session", response_model=SessionBegun)
def sign_in(here: Asked, body: Credentials) -> Response:
    """Sign in: a cookie that no script can read. Every sign-in begins a new session."""
    claim = Claim(body.name, body.password, body.stays)
    begun = accounts.sign_in(here.team, claim, here.origin)
    return signed_in(here.address, begun, SessionBegun(account_row(begun.account), begun.notice))


@router.get("/session", response_model=SessionAnswer)
def who_am_i(here: Asked) -> Response:
    """Who is signed in, and where he is a member."""
    if here.signed is None:
        raise NotSignedIn("Sign in first.")
    rows = [ProjectRow(**row) for row in members.projects_of(here.team, here.by.id)]
    founds = bool(here.who.account["founds"])
    return answer(SessionAnswer(account_row(here.who.account), rows, founds))


@router.delete("/session", status_code=204, response_class=Response)
def sign_out(here: Asked) -> Response:
    """Sign out: the session ends, here and in whatever copy of its cookie."""
    if here.signed is not None and here.session:
        sessions.end(here.team, here.by, here.session, "signed out")
    return signed_out(here.address, Response(status_code=204))


@router.get("/sessions", response_model=list[SessionRow])
def own_sessions(here: Asked) -> Response:
    """One's own sessions, the last seen first."""
    found = sessions.of_account(here.team, here.by.id)
    return answer(
        [
            SessionRow(
                s["id"],
                moment(s["made"]),
                moment(s["seen"]),
                s["address"],
                s["program"],
                s["id"] == here.session,
            )
            for s in found
        ]
    )


@router.delete("/sessions/{session}", status_code=204, response_class=Response)
def end_session(here: Asked, session: str) -> Response:
    """End one of one's own sessions."""
    sessions.end(here.team, here.by, session, "ended a session")
    return Response(status_code=204)


@router.post("/password", status_code=204, response_class=Response)
def change_password(here: Asked, body: NewPassword) -> Response:
    """Another password; all other sessions end."""
    accounts.change_password(here.team, here.by, here.session, body.old, body.new)
    return Response(status_code=204)


@router.get("/accounts", response_model=list[AccountSeen])
def all_accounts(here: KeeperAsked) -> Response:
    """Every account of the server, for its keeper."""
    with here.team.base.reading() as records:
        found = records.all("accounts", order="called")
    return answer([account_seen(account) for account in found])


@router.post("/accounts", response_model=AccountMade, status_code=201)
def make_account(here: KeeperAsked, body: NewAccount) -> Response:
    """An account, and a link with which the person chooses a password."""
    account, link = accounts.make(here.team, body.name, here.by)
    made = AccountMade(account_row(account), made_link(here.address, "reset", link))
    return answer(made, 201)


@router.patch("/accounts/{account}", response_model=AccountSeen)
def allow_projects(here: KeeperAsked, account: str, body: AccountRights) -> Response:
    """Let a person make projects, or no longer."""
    found = accounts.allow(here.team, account, here.by, founds=body.founds)
    return answer(account_seen(found))


@router.post("/accounts/{account}/reset", response_model=MadeLink, status_code=201)
def make_reset(here: KeeperAsked, account: str) -> Response:
    """A link with which a person sets a new password, once, within a day."""
    link = accounts.make_reset(here.team, account, here.by)
    return answer(made_link(here.address, "reset", link), 201)


@router.post("/resets/{token}", status_code=204, response_class=Response)
def use_reset(here: Asked, token: str, body: FirstPassword) -> Response:
    """Set a new password with a link; all sessions and keys of the account end."""
    accounts.use_reset(here.team, token, body.password, here.origin)
    return Response(status_code=204)
