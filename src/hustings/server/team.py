"""Who may talk to a team server: session or key → account → project → role → that person's view.

A pure ASGI wrapper. In order: the Host must be ours, a write from a page must come from our own
origin, then whoever asks must be known, a member, and have the role the table of
:mod:`hustings.team.roles` names. The pages themselves hold nothing and are given to anybody.
"""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ..errors import HustingsError, NotAllowed, NotSignedIn, NotThere
from ..project import Project, Sharing
from ..team import Team, audit, keys, members, sessions
from ..team.audit import Origin
from ..team.roles import NOBODY, Rule, at_least, rule
from ..wording import in_language, wanted
from .access import (
    FOREIGN,
    SAFE,
    TOO_LARGE,
    Scope,
    bearer,
    headers_of,
    kept,
    let_through,
    ours,
    too_large,
    turn_away,
)
from .exchanging import WaitingBundles
from .review_worker import ReviewWorker
from .routes.common import Served
from .routes.refusals import refusal
from .searching import Board
from .team_live import Hub, Listener, Seen
from .uploads import PendingUploads

BELOW = "/api/projects/"
OPEN = ("/api/session", "/api/invitations/", "/api/resets/")
"""Addresses for people who are not signed in yet."""
NOT_IN = "There is no such project, or you are not a member of it."
NOT_OFFERED = "A server for several people does not offer this. On a file of your own it works."
NOTED = {"/assignments/open": "looked into a text coded blind"}
"""What is written into the audit beside what leaves the house, and in which words."""
FORWARDED = "x-forwarded-for"
SHORT, LONG = 100, 300
"""Characters that are kept of what a browser says of itself."""
FINE = 300
"""Answers below this gave what was asked for."""


@dataclass(frozen=True, slots=True)
class Address:
    """Under which names a server is reached, and how.

    ``url`` begins its links; ``secure``: by https. ``proxies``: whose word on where a request
    comes from is believed.
    """

    url: str
    hosts: frozenset[str]
    origins: frozenset[str]
    cookie: str
    secure: bool = False
    proxies: frozenset[str] = frozenset()

    @property
    def browser_cookie(self) -> str:
        """The name of the cookie by which a browser is known again."""
        return f"{self.cookie}_known"


@dataclass(frozen=True, slots=True)
class Signed:
    """Whoever asks: with a session of a page, or with a key of a script."""

    account: dict[str, Any]
    session: dict[str, Any] | None = None
    key: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a project."""

    project: dict[str, Any]
    role: str


class Hall:
    """The projects that are open in this process, each once for everybody; ``shared`` is a folder
    of all processes of the server, where there are several.
    """

    def __init__(
        self, team: Team, stopping: Callable[[], bool], shared: Path | None = None
    ) -> None:
        self.team, self.stopping, self.shared = team, stopping, shared
        self._open: dict[str, tuple[Served, Hub]] = {}
        self._workers: dict[tuple[str, Project], ReviewWorker] = {}
        self._lock = threading.Lock()

    def seat(self, signed: Signed, seat: Seat, kind: str = "read") -> Served:
        """A project as one person sees it, or (``kind`` "write") as he writes into it.

        Raises ProjectError.
        """
        key = seat.project["id"]
        project = self.team.project(key)
        with self._lock:
            known = self._open.get(key)
            if known is None or known[0].project is not project:
                room = self.shared / key if self.shared else None
                worker = ReviewWorker(project, self.stopping, Board(room))
                shared = Served(project, worker, PendingUploads(room), WaitingBundles(room))
                known = self._open[key] = (shared, Hub(self.team, key, project, self.stopping))
                self._workers = {k: d for k, d in self._workers.items() if k[0] != key}
        shared, hub = known
        reads, writes = self._views(signed, seat)
        view = writes if kind == "write" else reads
        events = partial(hub.events, Listener(partial(self._sees, signed, seat)))
        worker = shared.worker if view == project else self._worker_of(key, view)
        return Served(view, worker, shared.uploads, shared.bundles, events)

    def _views(self, signed: Signed, seat: Seat) -> tuple[Project, Project]:
        sharing = Sharing(
            seat.project["name"],
            at_least(seat.role, "manager"),
            at_least(seat.role, "owner"),
            partial(members.coders_of, self.team, seat.project["id"]),
        )
        project: Project = self.team.project(seat.project["id"])
        return project.seen_by(signed.account["name"], sharing)

    def _worker_of(self, key: str, view: Project) -> ReviewWorker:
        """Where work is done for somebody who does not see all: it learns from what he sees."""
        place = (key, view)
        with self._lock:
            if place not in self._workers:
                mine = [k for k in self._workers if (k[0], k[1].coder) == (key, view.coder)]
                for old in mine:  # what he saw before
                    del self._workers[old]
                room = self.shared / key if self.shared else None
                self._workers[place] = ReviewWorker(view, self.stopping, Board(room, view.coder))
            return self._workers[place]

    def _sees(self, signed: Signed, seat: Seat) -> Seen | None:
        """What a listener is and sees now; None where the right ended."""
        role = self._still(signed, seat)
        if role is None:
            return None
        view, _ = self._views(signed, Seat(seat.project, role))
        return Seen(role, view)

    def projects(self) -> dict[str, Project]:
        """The projects that are open, by their ids."""
        with self._lock:
            return {key: served.project for key, (served, _) in self._open.items()}

    def forget(self, key: str) -> None:
        """Close a project that is to be deleted."""
        with self._lock:
            self._open.pop(key, None)
            self._workers = {k: d for k, d in self._workers.items() if k[0] != key}
        self.team.let_go(key)
        if self.shared:  # files that were read and not imported yet
            shutil.rmtree(self.shared / key, ignore_errors=True)

    def _still(self, signed: Signed, seat: Seat) -> str | None:
        """The role a person has now; None where the session, the key or the membership ended."""
        now = self.team.now()
        with self.team.base.reading() as records:
            if signed.session is not None:
                found = records.one("sessions", {"id": signed.session["id"]})
                known = found is not None and sessions.standing(found, now)
            else:
                key = (signed.key or {}).get("id")
                known = records.one("keys", {"id": key, "until >": now}) is not None
            if not known:
                return None
            return members.role_of(records, seat.project["id"], signed.account["id"])


class TeamGuard:
    """Lets a request through to ``app`` with whoever asks, or answers it with one sentence."""

    jobs: Any = None
    """The long answers of the application, to be ended with it."""

    def __init__(self, app: Any, team: Team, address: Address, hall: Hall) -> None:
        self.app, self.team, self.address, self.hall = app, team, address, hall

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = headers_of(scope)
        if headers.get("host", "") not in self.address.hosts:
            await turn_away(scope, send, 421, "This server does not answer under that name.")
            return
        if scope["method"] not in SAFE and not ours(headers, set(self.address.origins)):
            await turn_away(scope, send, 403, FOREIGN)
            return
        if too_large(headers):
            await turn_away(scope, send, 413, TOO_LARGE)
            return
        if scope["path"].startswith("/api"):
            try:
                taken_out = await asyncio.to_thread(self._let_in, scope, headers)
            except HustingsError as trouble:
                with in_language(wanted(headers.get("accept-language", ""))):
                    await let_through(refusal(trouble), scope, receive, send)
                return
            if taken_out is not None:
                send = self._noting(send, scope, taken_out)
        await let_through(self.app, scope, receive, send)

    def _let_in(self, scope: Scope, headers: dict[str, str]) -> Rule | None:
        """Put into the request who asks and for what; the rule of what leaves the house.

        Raises NotSignedIn, NotThere, NotAllowed.
        """
        state = scope.setdefault("state", {})
        state["origin"] = self._origin(scope, headers)
        with self.team.base.glancing():
            signed = state["signed"] = self._signed(headers)
            right = self._right(scope, signed)
        if signed is None or right is None:
            return None
        known, seat = right
        state["seat"] = seat
        state["served"] = self.hall.seat(signed, seat, known.kind)
        return known if known.path in NOTED or known.kind == "export" else None

    def _right(self, scope: Scope, signed: Signed | None) -> tuple[Rule, Seat] | None:
        """What is asked of a project and from which seat; None where it is no project's address.

        Raises NotSignedIn, NotThere, NotAllowed.
        """
        path = scope["path"]
        if signed is None:
            if path.startswith(OPEN) and path != "/api/sessions":
                return None
            raise NotSignedIn("Sign in first.")
        if not path.startswith(BELOW):
            if signed.key is not None:
                raise NotAllowed("A key reaches its project only, and no accounts.")
            return None
        key, slash, rest = path.removeprefix(BELOW).partition("/")
        seat, known = self._seat(signed, key), rule(scope["method"], slash + rest)
        if seat is None or known is None:
            raise NotThere(NOT_IN)
        _allow(known, signed, seat)
        return known, seat

    def _signed(self, headers: dict[str, str]) -> Signed | None:
        given = bearer(headers)
        if given:
            owned = keys.of_token(self.team, given)
            if owned is None:
                raise NotSignedIn("This key is not known here, or it has ended.")
            return Signed(owned[1], key=owned[0])
        found = sessions.of_token(self.team, kept(headers, self.address.cookie))
        return None if found is None else Signed(found[1], session=found[0])

    def _seat(self, signed: Signed, key: str) -> Seat | None:
        if signed.key is not None and signed.key["project"] != key:
            return None
        with self.team.base.reading() as records:
            found = members.seat_of(records, key, signed.account["id"])
        return None if found is None else Seat(project=found[1], role=found[0])

    def _origin(self, scope: Scope, headers: dict[str, str]) -> Origin:
        peer = (scope.get("client") or ("",))[0]
        if peer in self.address.proxies:
            for hop in reversed([h.strip() for h in headers.get(FORWARDED, "").split(",")]):
                if hop and hop not in self.address.proxies:
                    peer = hop
                    break
        browser = kept(headers, self.address.browser_cookie)
        return Origin(peer[:SHORT], headers.get("user-agent", "")[:LONG], browser[:SHORT])

    def _noting(self, send: Any, scope: Scope, taken_out: Rule) -> Any:
        """Write into the audit what is taken out of the house, once it is given."""
        state = scope["state"]

        def note(size: str) -> None:
            by = self.team.acting(state["signed"].account, state["origin"])
            told = f"{taken_out.path}, {size} bytes" if taken_out.path not in NOTED else ""
            with self.team.base.writing() as records:
                project = state["seat"].project["id"]
                what = NOTED.get(taken_out.path, "exported")
                audit.told(records, by, what, about=told, project=project)

        async def noted(message: Any) -> None:
            if message["type"] == "http.response.start" and message["status"] < FINE:
                sizes = [v for k, v in message.get("headers", []) if k == b"content-length"]
                await asyncio.to_thread(note, (sizes or [b"?"])[0].decode())
            await send(message)

        return noted


def _allow(known: Rule, signed: Signed, seat: Seat) -> None:
    """Raise NotAllowed where a right is missing; the sentence names the role that has it."""
    if known.least == NOBODY:
        raise NotAllowed(NOT_OFFERED)
    if signed.key is not None:
        if known.kind == "rights":
            raise NotAllowed("A key reaches neither members nor keys nor settings.")
        if known.kind == "write" and signed.key["scope"] != "write":
            raise NotAllowed("This key may only read.")
    least = seat.project["exports"] if known.kind == "export" and known.least == "manager" else ""
    needed = least or known.least
    if not at_least(seat.role, needed):
        raise NotAllowed(
            f"For this the role {needed} is needed in this project; yours is {seat.role}.",
            needed=needed,
        )
