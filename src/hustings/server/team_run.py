"""Serve a team until told to stop: on this machine, by TLS, or behind a proxy that speaks it."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn

from ..errors import OptionError
from ..guards.door import keep_log
from ..guards.memory import collect_less
from ..team import Team, audit, passwords
from .entrance import bind
from .renewing import Renewing
from .run import end_with_terminal
from .team import Address
from .team_app import create_team_app

HERE = "127.0.0.1"
LOCAL = ("127.0.0.1", "localhost", "[::1]")
OPEN_AIR = (
    "A team is served elsewhere than on 127.0.0.1 only with --tls-cert and --tls-key, or behind a "
    "proxy that speaks TLS (--behind https://NAME): passwords would travel in the open."
)


@dataclass(frozen=True, slots=True)
class Listening:
    """Where a team server listens, and how it is reached."""

    host: str = HERE
    port: int | None = None
    behind: str = ""
    """The address of a proxy in front of it, which speaks TLS: https://NAME."""
    proxies: tuple[str, ...] = (HERE,)
    certificate: Path | None = None
    key: Path | None = None

    def checked(self) -> Listening:
        """Itself. Raises OptionError where passwords would travel in the open."""
        if (self.certificate is None) != (self.key is None):
            raise OptionError("Give --tls-cert and --tls-key together.")
        for file in (self.certificate, self.key):
            if file is not None and not file.is_file():
                raise OptionError(f"There is no file {file}.")
        parts = urlsplit(self.behind)
        if self.behind and (parts.scheme != "https" or not parts.hostname or parts.path.strip("/")):
            raise OptionError(
                f"--behind is an address like https://team.example, not {self.behind}."
            )
        if self.host != HERE and self.certificate is None and not self.behind:
            raise OptionError(OPEN_AIR)
        return self

    def url(self, listener: socket.socket) -> str:
        """Where it is reached."""
        return self.address(listener.getsockname()[1]).url

    def address(self, port: int) -> Address:
        """The names it answers to on a port."""
        secure = bool(self.behind) or self.certificate is not None
        scheme = "https" if self.certificate is not None else "http"
        names = list(LOCAL) if self.host == HERE else [*LOCAL, self.host]
        hosts = {f"{name}:{port}" for name in names}
        origins = {f"{scheme}://{host}" for host in hosts}
        url = f"{scheme}://{self.host}:{port}"
        if self.behind:
            front = urlsplit(self.behind).netloc
            hosts, origins, url = hosts | {front}, origins | {f"https://{front}"}, self.behind
        return Address(
            url=url.rstrip("/"),
            hosts=frozenset(hosts),
            origins=frozenset(origins),
            cookie="__Host-hustings" if secure else f"hustings_{port}",
            secure=secure,
            proxies=frozenset(self.proxies) if self.behind else frozenset(),
        )


def serve_team(team: Team, listening: Listening, say: Callable[[str], object] = print) -> None:
    """Serve a team until interrupted; says its address once it listens. Raises OptionError."""
    keep_log()
    collect_less()
    listener = bound(listening)
    audit.forget(team.base, team.now())
    with team_server(team, listening, listener) as server:
        say(f"Hustings is at {listening.url(listener)}/")
        end_with_terminal(server)
        server.run(sockets=[listener])


@contextmanager
def team_server(
    team: Team, listening: Listening, listener: socket.socket, shared: Path | None = None
) -> Iterator[uvicorn.Server]:
    """What serves a team on a socket, not begun yet; ``shared`` is a folder of all processes of the
    server, where there are several. Its jobs end with it.
    """
    address = listening.address(listener.getsockname()[1])
    passwords.nobodys()  # made before the first stranger asks, so that he waits as long as others
    app = create_team_app(team, address, lambda: server.should_exit, shared)
    config = uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        timeout_graceful_shutdown=1,
        server_header=False,
        lifespan="off",
        proxy_headers=False,
        ssl_certfile=listening.certificate,
        ssl_keyfile=None if listening.key is None else str(listening.key),
    )
    server = uvicorn.Server(config)
    try:
        with Renewing(app.hall.projects, app.jobs, shared):
            yield server
    finally:
        app.jobs.close()


def bound(listening: Listening) -> socket.socket:
    """The socket it listens on. Raises OptionError."""
    try:
        return bind(listening.port, listening.host)
    except socket.gaierror:
        raise OptionError(f"There is no address {listening.host} on this machine.") from None
