"""Where a server of one person listens, and the addresses that let somebody in once.

It needs nothing of what answers there: an address is said, and a browser begins, while that is
still loading; a visitor who comes early waits at the socket.
"""

from __future__ import annotations

import hmac
import secrets
import socket
from pathlib import Path
from zlib import crc32

from ..errors import OptionError


class Codes:
    """Codes that let somebody in once: the first visit with one spends it."""

    def __init__(self) -> None:
        self._open: set[str] = set()

    def new(self) -> str:
        """One more code."""
        code = secrets.token_urlsafe(24)
        self._open.add(code)
        return code

    def holds(self, given: str) -> bool:
        """Whether a code is not spent yet; a script may use it as its token until then."""
        return any(hmac.compare_digest(given.encode(), code.encode()) for code in self._open)

    def spend(self, given: str) -> bool:
        """Let somebody in, once."""
        if not self.holds(given):
            return False
        self._open.discard(given)
        return True


def bind(port: int | None, host: str = "127.0.0.1") -> socket.socket:
    """A listening socket on this machine: the port asked for, or any free one."""
    # named as TCP, so that asyncio sends small answers at once instead of waiting 40 ms for more
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    # elsewhere it frees a port left a moment ago; on Windows it would share one with another server
    reuse = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
    listener.setsockopt(socket.SOL_SOCKET, reuse, 1)
    try:
        listener.bind((host, port or 0))
    except (OSError, OverflowError):
        listener.close()
        raise OptionError(
            f"Port {port} is in use or not allowed. Choose another, or leave --port out."
        ) from None
    listener.listen(128)
    return listener


USUAL = range(21_000, 32_000)
"""Ports projects usually have: none that systems give away by themselves."""


def usual_port(place: Path) -> int:
    """The port the project at a place is served at if it is free: a browser keeps what it knows of
    a page by its port, so a project has the same one again."""
    return USUAL[crc32(str(place.absolute()).encode("utf-8", "surrogateescape")) % len(USUAL)]


def _bind_usual(place: Path) -> socket.socket:
    try:
        return bind(usual_port(place))
    except OptionError:
        return bind(None)


class Entrance:
    """A socket of this machine: at the port asked for, else the usual one of the project at
    ``place``, else any free one. Raises OptionError."""

    def __init__(self, port: int | None = None, *, place: Path | None = None) -> None:
        self.listener = bind(port) if port is not None or place is None else _bind_usual(place)
        self.port: int = self.listener.getsockname()[1]
        self.codes = Codes()

    def address(self) -> str:
        """One more address, which opens one browser once."""
        return f"http://127.0.0.1:{self.port}/?token={self.codes.new()}"
