"""What these routes share: the team, who asks, and in which project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Depends, Request, Response

from ...errors import NotAllowed, NotSignedIn
from ...team import Team
from ...team.accounts import Link
from ...team.audit import Acting, Origin
from ...team.sessions import BROWSER_KEPT, STAYS_IDLE, SignedIn
from ...views.answers.team import AccountRow, AccountSeen, MadeLink
from ..routes.common import answer
from ..team import Address, Hall, Seat, Signed


@dataclass(frozen=True, slots=True)
class Here:
    """One request: to which team, by whom, from where."""

    team: Team
    address: Address
    hall: Hall
    origin: Origin
    signed: Signed | None
    seat: Seat | None

    @property
    def who(self) -> Signed:
        """Whoever is signed in. Raises NotSignedIn."""
        if self.signed is None:
            raise NotSignedIn("Sign in first.")
        return self.signed

    @property
    def by(self) -> Acting:
        """The same, as one who does something now. Raises NotSignedIn."""
        return self.team.acting(self.who.account, self.origin)

    @property
    def session(self) -> str:
        """The id of the session; "" for a key."""
        return str(self.who.session["id"]) if self.who.session else ""

    @property
    def inside(self) -> Seat:
        """In which project, with which role."""
        if self.seat is None:
            raise NotAllowed("This is asked within a project.")
        return self.seat


async def the_request(request: Request) -> Here:
    """Who asks what of which team."""
    state = request.state
    seat = getattr(state, "seat", None)
    return Here(state.team, state.address, state.hall, state.origin, state.signed, seat)


async def the_keepers(request: Request) -> Here:
    """A request of a keeper of the server. Raises NotSignedIn, NotAllowed."""
    here = await the_request(request)
    if not here.who.account["keeper"]:
        raise NotAllowed("Only a keeper of this server may do that.", needed="keeper")
    return here


Asked = Annotated[Here, Depends(the_request)]
KeeperAsked = Annotated[Here, Depends(the_keepers)]


def account_row(account: Mapping[str, Any]) -> AccountRow:
    """An account as others may see it."""
    return AccountRow(account["id"], account["name"], bool(account["keeper"]))


def account_seen(account: Mapping[str, Any]) -> AccountSeen:
    """An account as its keeper may see it."""
    keeper, founds = bool(account["keeper"]), bool(account["founds"])
    return AccountSeen(account["id"], account["name"], keeper, founds or keeper)


def moment(seconds: float) -> str:
    """Seconds since 1970 as ISO 8601 in UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def made_link(address: Address, what: str, link: Link) -> MadeLink:
    """A link as it is shown. Its secret follows a #, which browsers send to no server."""
    return MadeLink(f"{address.url}/#/{what}/{link.token}", link.token, moment(link.until))


def signed_in(address: Address, begun: SignedIn, data: Any, status: int = 200) -> Response:
    """An answer that gives a browser its session."""
    made = answer(data, status)
    kept = (
        (address.cookie, begun.token, int(STAYS_IDLE) if begun.stays else None),
        (address.browser_cookie, begun.browser, int(BROWSER_KEPT)),
    )
    for name, value, age in kept:
        secure = address.secure
        made.set_cookie(name, value, age, secure=secure, httponly=True, samesite="strict")
    return made


def signed_out(address: Address, made: Response) -> Response:
    """An answer that takes a browser's session away."""
    secure = address.secure
    made.delete_cookie(address.cookie, secure=secure, httponly=True, samesite="strict")
    return made
