"""Sessions: a cookie of 256 random bits each, of which the database holds the SHA-256."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..errors import NotThere
from ..store import Records
from . import audit
from .audit import Acting
from .secrets import digest, new_id, new_token
from .team import Team

HOUR, DAY = 3600.0, 86_400.0
IDLE, LONGEST = 12 * HOUR, 30 * DAY
STAYS_IDLE, STAYS_LONGEST = 30 * DAY, 365 * DAY
"""The same where a person stays signed in."""
NOTED = 60.0
"""Seconds after which it is noted again that a session was seen."""
BROWSER_KEPT = 365 * DAY
"""Seconds a browser is remembered as one that has signed in before."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who has just signed in: the account, the session's token, the browser's own."""

    account: dict[str, Any]
    token: str
    browser: str
    stays: bool
    notice: str = ""


def begun(
    records: Records, account: dict[str, Any], by: Acting, *, stays: bool = False
) -> SignedIn:
    """A new session of an account, and its browser remembered."""
    origin, now = by.origin, by.at
    token, browser = new_token(), origin.browser or new_token()
    session = {"id": new_id("s"), "token": digest(token), "account": account["id"], "made": now}
    origins = {"address": origin.address, "program": origin.program}
    records.add("sessions", {**session, "seen": now, "stays": stays, **origins})
    known = {"id": _browser(account["id"], browser), "account": account["id"], "seen": now}
    records.put("browsers", known)
    records.drop("browsers", {"seen <": now - BROWSER_KEPT})
    notice = str(account["notice"])
    if notice:
        records.change("accounts", {"id": account["id"]}, {"notice": ""})
    audit.told(records, by, "signed in")
    return SignedIn(account, token, browser, stays, notice)


def knows(records: Records, account: str, browser: str) -> bool:
    """Whether a browser has signed in to an account before."""
    return bool(browser) and records.one("browsers", {"id": _browser(account, browser)}) is not None


def _browser(account: str, browser: str) -> str:
    return digest(f"{account} {browser}")


def standing(session: dict[str, Any], now: float) -> bool:
    """Whether a session has not run out."""
    idle, longest = (STAYS_IDLE, STAYS_LONGEST) if session["stays"] else (IDLE, LONGEST)
    return bool(now - session["seen"] <= idle and now - session["made"] <= longest)


def of_token(team: Team, token: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The session behind a cookie and its account; None where it ended or ran out."""
    now = team.now()
    if not token:
        return None
    with team.base.reading() as records:
        found = records.pair("sessions", {"token": digest(token)}, "account", "accounts")
    if found is None or not standing(found[0], now):
        return None
    session, account = found
    if now - session["seen"] >= NOTED:
        with team.base.writing() as records:
            records.change("sessions", {"id": session["id"]}, {"seen": now})
    return session, account


def of_account(team: Team, account: str) -> list[dict[str, Any]]:
    """The sessions of an account that stand, the last seen first."""
    with team.base.reading() as records:
        found = records.all("sessions", {"account": account}, order="-seen")
    return [s for s in found if standing(s, team.now())]


def end(team: Team, by: Acting, key: str, what: str) -> None:
    """End a session of an account. Raises NotThere."""
    with team.base.writing(rights=True) as records:
        if not records.drop("sessions", {"id": key, "account": by.id}):
            raise NotThere("There is no such session.")
        audit.told(records, by, what)
