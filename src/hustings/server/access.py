"""Who may talk to the server: this machine, with the token, from our own page.

A pure ASGI wrapper, so that live changes are not held back. In order: the Host header must be ours
(against DNS rebinding), the token must be known (a bearer for scripts, a cookie for the page), and
a write that comes from a page must come from our own origin. An address is seen by others (in the
list of processes, in a browser's history): it carries a code that the first visit spends.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException

from ..refusals import retold
from ..wording import in_language, wanted
from .entrance import Codes

Scope = MutableMapping[str, Any]
App = Callable[
    [Scope, Callable[[], Awaitable[Any]], Callable[[Any], Awaitable[None]]], Awaitable[None]
]

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' "
    "data: blob:; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)

HELP_CSP = CSP.replace("'nonce-{nonce}'", "'unsafe-inline'")
"""Of the docs, whose search brings styles of its own and which show nobody's words: scripts stay
those of their files.
"""

LARGEST_BODY = 300_000_000
"""Bytes of one request: a file of 200 MB in base64, and some."""

TOO_LARGE = (
    f"What was sent is larger than {LARGEST_BODY // 1_000_000} MB. Split the file into several."
)

SHUT = "Open Hustings with the address it printed: it carries the key to this project."

SPENT = (
    "This address was used already, and it opens Hustings once. In the browser that used it, leave "
    "out all after the slash; for another browser, start 'hustings serve' again."
)

ELSEWHERE = "This server answers only on this machine, under its own address."

FOREIGN = "A page from elsewhere tried to change this project. It was not let in."

SAFE = ("GET", "HEAD", "OPTIONS")


class Guard:
    """Lets a request through to ``app``, or answers it with one sentence.

    Without ``codes`` the token itself opens the page, as often as one likes.
    """

    jobs: Any = None
    """The long answers of the application, to be ended with it."""
    neighbours: Any = None
    """Other projects opened from it, to be ended with it."""

    def __init__(
        self, app: App, *, port: int, token: str, worker: Any = None, codes: Codes | None = None
    ) -> None:
        self.app = app
        self.worker = worker
        self.token = token
        self.codes = codes
        self.session = secrets.token_urlsafe(24)
        self.cookie = f"hustings_{port}"
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}"}
        self.origins = {f"http://{host}" for host in self.hosts}

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = headers_of(scope)
        if headers.get("host", "") not in self.hosts:
            await turn_away(scope, send, 421, ELSEWHERE)
            return
        query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        given = (query.get("token") or [""])[0]
        if scope["path"] == "/" and given and self._opens(given):
            cookie = f"{self.cookie}={self.session}; HttpOnly; SameSite=Strict; Path=/"
            await answer_plainly(
                send, 303, "", [(b"location", b"/"), (b"set-cookie", cookie.encode())]
            )
            return
        if not self._lets_in(headers):
            await turn_away(scope, send, 401, SPENT if given else SHUT)
            return
        if scope["path"] == "/" and given:  # an address used again by whoever is in already
            await answer_plainly(send, 303, "", [(b"location", b"/")])
            return
        if scope["method"] not in SAFE and not ours(headers, self.origins):
            await turn_away(scope, send, 403, FOREIGN)
            return
        if too_large(headers):
            await turn_away(scope, send, 413, TOO_LARGE)
            return
        await let_through(self.app, scope, receive, send)

    def _opens(self, given: str) -> bool:
        """Whether what an address carries opens the page; a code is spent by it."""
        return self._known(given) if self.codes is None else self.codes.spend(given)

    def _lets_in(self, headers: dict[str, str]) -> bool:
        given = bearer(headers)
        if self._known(given) or (self.codes is not None and self.codes.holds(given)):
            return True
        return hmac.compare_digest(kept(headers, self.cookie).encode(), self.session.encode())

    def _known(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.token.encode())


def headers_of(scope: Scope) -> dict[str, str]:
    """The headers of a request, their names in small letters."""
    return {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}


def too_large(headers: dict[str, str]) -> bool:
    """Whether a request says of itself that it is larger than what is taken."""
    declared = headers.get("content-length", "0")
    return not declared.isascii() or not declared.isdigit() or int(declared) > LARGEST_BODY


def ours(headers: dict[str, str], origins: set[str]) -> bool:
    """Whether a write comes from our own page, or from no page at all."""
    if "origin" in headers:
        return headers["origin"] in origins
    return headers.get("sec-fetch-site", "none") in ("same-origin", "none")


def kept(headers: dict[str, str], cookie: str) -> str:
    """The value of a cookie; "" where there is none."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(cookie)
    except CookieError:
        return ""
    return found.value if found else ""


def bearer(headers: dict[str, str]) -> str:
    """The key a script sends; "" where there is none."""
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token if kind.lower() == "bearer" else ""


async def let_through(app: App, scope: Scope, receive: Any, send: Any) -> None:
    """One request to the application: its body counted, its answer under our policy."""
    arrived = 0

    async def counted() -> Any:
        nonlocal arrived
        message = await receive()
        arrived += len(message.get("body", b""))
        if arrived > LARGEST_BODY:
            raise HTTPException(413, TOO_LARGE)
        return message

    nonce = secrets.token_urlsafe(16)
    scope.setdefault("state", {})["nonce"] = nonce
    policy = HELP_CSP if scope["path"].startswith("/help/") else CSP.format(nonce=nonce)

    async def guarded(message: Any) -> None:
        if message["type"] == "http.response.start":
            sent = list(message.get("headers", []))
            if not any(name == b"cache-control" for name, _ in sent):
                sent.append((b"cache-control", b"no-store"))
            message["headers"] = [
                *sent,
                (b"content-security-policy", policy.encode()),
                (b"x-content-type-options", b"nosniff"),
                (b"referrer-policy", b"no-referrer"),
                (b"cross-origin-opener-policy", b"same-origin"),
                (b"cross-origin-resource-policy", b"same-origin"),
            ]
        await send(message)

    await app(scope, counted, guarded)


async def turn_away(scope: Scope, send: Any, status: int, sentence: str) -> None:
    """Refuse a request in one sentence, in the first language its browser names that is known."""
    with in_language(wanted(headers_of(scope).get("accept-language", ""))):
        await answer_plainly(send, status, retold(sentence))


async def answer_plainly(
    send: Any, status: int, sentence: str, headers: list[tuple[bytes, bytes]] | None = None
) -> None:
    """Answer with one sentence, and nothing else."""
    body = sentence.encode()
    start = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"referrer-policy", b"no-referrer"),
    ]
    await send(
        {"type": "http.response.start", "status": status, "headers": [*start, *(headers or [])]}
    )
    await send({"type": "http.response.body", "body": body})
