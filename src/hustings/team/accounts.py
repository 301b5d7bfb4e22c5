"""Accounts without mail: made, signed in to, their passwords changed and set anew by a link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ..errors import InputError, NotSignedIn, NotThere, UsedUp
from ..store import Clash, Records
from . import audit, passwords, sessions, throttle
from .audit import Acting, Origin
from .secrets import digest, new_id, new_token
from .sessions import SignedIn
from .team import Team, folded, named

RESET = 86_400.0
"""Seconds a reset may be used."""
WRONG = "The name or the password is wrong."
NO_LINK = "This link was used already, or it is too old. Ask for a new one."


@dataclass(frozen=True, slots=True)
class Claim:
    """Who somebody says he is; ``stays``: for longer than a working day."""

    name: str
    password: str
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link that is shown once: its token, and until when it may be used."""

    token: str
    until: float


def made(
    records: Records, name: str, now: float, password: str = "", *, keeper: bool = False
) -> dict[str, Any]:
    """A new account; ``password`` is hashed already. Raises InputError where the name is taken."""
    name = named(name, "person")
    record = {
        "id": new_id("a"),
        "called": folded(name),
        "name": name,
        "password": password,
        "keeper": keeper,
        "founds": keeper,
        "made": now,
        "notice": "",
    }
    if records.one("accounts", {"called": record["called"]}):
        raise InputError(f"There is an account {name!r} already; choose another name.")
    records.add("accounts", record)
    return record


def first(team: Team, name: str, password: str) -> dict[str, Any]:
    """The first account of a server, its keeper. Raises WeakPassword."""
    kept = passwords.hashed(passwords.checked(password, [named(name, "person")]))
    with team.base.writing() as records:
        account = made(records, name, team.now(), kept, keeper=True)
        audit.told(records, team.acting(account), "made the server")
    return account


def account_called(records: Records, name: str) -> dict[str, Any] | None:
    """The account of a name, however it is written."""
    return records.one("accounts", {"called": folded(name)})


def account_named(team: Team, name: str) -> dict[str, Any]:
    """The account of a name. Raises NotThere."""
    with team.base.reading() as records:
        account = account_called(records, name)
    if account is None:
        raise NotThere(f"There is no account {name!r}.")
    return account


def proven(team: Team, claim: Claim, origin: Origin) -> dict[str, Any]:
    """The account that a name and a password are right for.

    Counted before anything is hashed. Raises TooManyTries, NotSignedIn, Busy; unknown names go the
    same way and take the same time.
    """
    now = team.now()
    with team.base.writing() as records:
        account = account_called(records, claim.name)
        known = account is not None and sessions.knows(records, account["id"], origin.browser)
        limits = throttle.counters(folded(claim.name), origin.address, known=known)
        throttle.count(records, limits, now)
    right = passwords.fits(account["password"] if account else "", claim.password)
    with team.base.writing() as records:
        if account is None or not right:
            about = "" if account is None else str(account["name"])
            nobody = Acting("nobody", "", origin, now)
            audit.told(records, nobody, "gave a wrong password", about=about)
        else:
            throttle.right(records, limits)
    if account is None or not right:
        raise NotSignedIn(WRONG)
    if passwords.outdated(account["password"]):
        fresh = passwords.hashed(passwords.checked(claim.password))
        with team.base.writing() as records:
            records.change("accounts", {"id": account["id"]}, {"password": fresh})
    return account


def sign_in(team: Team, claim: Claim, origin: Origin) -> SignedIn:
    """A new session. Raises as :func:`proven`."""
    account = proven(team, claim, origin)
    with team.base.writing() as records:
        throttle.forget(records, team.now())
        return sessions.begun(records, account, team.acting(account, origin), stays=claim.stays)


def change_password(team: Team, by: Acting, session: str, old: str, new: str) -> None:
    """Another password; every other session ends. Raises WeakPassword, NotSignedIn …"""
    given = passwords.checked(new, [by.name])
    proven(team, Claim(by.name, old), by.origin)
    kept = passwords.hashed(given)
    with team.base.writing(rights=True) as records:
        records.change("accounts", {"id": by.id}, {"password": kept})
        records.drop("sessions", {"account": by.id, "id not": session})
        audit.told(records, by, "changed the password")


def make_reset(team: Team, account: str, by: Acting) -> Link:
    """A link with which a person sets a new password, once. Raises NotThere."""
    token, now = new_token(), team.now()
    with team.base.writing() as records:
        whose = records.one("accounts", {"id": account})
        if whose is None:
            raise NotThere("There is no such account.")
        link = {"id": new_id("l"), "token": digest(token), "what": "reset", "account": account}
        records.add("links", {**link, "by": by.name, "made": now, "until": now + RESET})
        audit.told(records, by, "made a reset", about=str(whose["name"]))
    return Link(token, now + RESET)


def use_reset(team: Team, token: str, password: str, origin: Origin) -> None:
    """Set a new password by a link; all sessions and keys of the account end.

    Raises UsedUp, WeakPassword (the link can then be used again), TooManyTries.
    """
    link = open_link(team, token, "reset", origin)
    with team.base.reading() as records:
        account = records.one("accounts", {"id": link["account"]})
    if account is None:
        raise UsedUp(NO_LINK)
    kept = passwords.hashed(passwords.checked(password, [account["name"]]))
    on = datetime.fromtimestamp(link["made"], UTC).strftime("%Y-%m-%d %H:%M")
    notice = f"Your password was set anew with a link that {link['by']} made on {on} (UTC)."
    now = team.now()
    with team.base.writing(rights=True) as records:
        spend(records, link, now)
        values = {"password": kept, "notice": notice}
        records.change("accounts", {"id": account["id"]}, values)
        for table in ("sessions", "keys", "browsers"):
            records.drop(table, {"account": account["id"]})
        records.drop("tries", {"id": f"account {digest(account['called'])}"})
        audit.told(records, team.acting(account, origin), "set a new password by a link")


def open_link(team: Team, token: str, what: str, origin: Origin) -> dict[str, Any]:
    """An invitation or a reset that can still be used. Raises UsedUp, TooManyTries."""
    limits = {f"links {throttle.network(origin.address)}": throttle.LINKS}
    now = team.now()
    with team.base.writing() as records:
        throttle.count(records, limits, now)
        link = records.one("links", {"token": digest(token), "what": what})
        if link is not None and link["used"] is None and link["until"] > now:
            throttle.right(records, limits)
            return link
    raise UsedUp(NO_LINK)


def spend(records: Records, link: dict[str, Any], now: float) -> None:
    """Use a link up, once for all. Raises UsedUp where somebody was quicker."""
    if not records.change("links", {"id": link["id"], "used": None}, {"used": now}):
        raise UsedUp(NO_LINK)


def make(team: Team, name: str, by: Acting) -> tuple[dict[str, Any], Link]:
    """An account without a password, and the link with which the person chooses one."""
    try:
        with team.base.writing() as records:
            account = made(records, name, team.now())
            audit.told(records, by, "made an account", about=account["name"])
    except Clash:
        raise InputError(f"There is an account {name!r} already; choose another name.") from None
    return account, make_reset(team, account["id"], by)


def allow(team: Team, account: str, by: Acting, *, founds: bool) -> dict[str, Any]:
    """Let a person make projects, or no longer. Raises NotThere."""
    with team.base.writing() as records:
        records.change("accounts", {"id": account}, {"founds": founds})
        found = records.one("accounts", {"id": account})
        if found is None:
            raise NotThere("There is no such account.")
        what = "may make projects" if founds else "may make no projects"
        audit.told(records, by, f"settled: {what}", about=found["name"])
    return found
