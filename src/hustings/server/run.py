"""Bind a port on this machine and serve until told to stop."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import threading
import webbrowser
from collections.abc import Callable

import uvicorn

from .. import apart
from ..errors import OptionError
from ..guards.door import keep_log
from ..project import Project
from .access import Codes
from .app import create_app
from .memory import collect_less

WARM_AFTER = 3.0
"""Seconds after which the child that reads files is started."""


def bind(port: int | None, host: str = "127.0.0.1") -> socket.socket:
    """A listening socket on this machine: the port asked for, or any free one."""
    # named as TCP, so that asyncio sends small answers at once instead of waiting 40 ms for more
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port or 0))
    except (OSError, OverflowError):
        listener.close()
        raise OptionError(
            f"Port {port} is in use or not allowed. Choose another, or leave --port out."
        ) from None
    listener.listen(128)
    return listener


def serve(
    project: Project,
    *,
    port: int | None = None,
    browser: bool = True,
    say: Callable[[str], None] = print,
    token: str | None = None,
    look: Callable[[str], object] | None = None,
    held: Callable[[Callable[[], str], Callable[[], None]], None] | None = None,
) -> None:
    """Serve a project on 127.0.0.1 until interrupted; says its address once it listens.

    The address opens one browser once; a script sends ``token`` (or HUSTINGS_TOKEN) as its bearer.

    With ``look``, texts where nobody ever looked for suggestions are searched in the background
    once the address was said; ``look`` is told of each. ``held`` is given what makes one more
    address, and what ends the server.
    """
    keep_log()
    collect_less()
    project.keep_columns()
    listener = bind(port)
    number = listener.getsockname()[1]
    # other users see neither what a terminal shows nor the environment
    token = token or os.environ.get("HUSTINGS_TOKEN") or secrets.token_urlsafe(24)
    codes = Codes()
    address = f"http://127.0.0.1:{number}/?token="
    app = create_app(
        project,
        port=number,
        token=token,
        stopping=lambda: server.should_exit,
        codes=codes,
    )
    config = uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        timeout_graceful_shutdown=1,
        server_header=False,
        lifespan="off",
    )
    server = uvicorn.Server(config)

    def end() -> None:
        server.should_exit = True

    if held is not None:
        held(lambda: f"{address}{codes.new()}", end)
    say(f"Hustings is at {address}{codes.new()}")
    if browser:
        webbrowser.open(f"{address}{codes.new()}")
    if look is not None:
        app.worker.look_new(look)
    end_with_terminal(server)
    # the child that reads files gets ready when the first page is there
    waiting = threading.Timer(WARM_AFTER, apart.ready, kwargs={"fresh": True})
    waiting.daemon = True
    waiting.start()
    try:
        server.run(sockets=[listener])
    finally:
        waiting.cancel()
        if app.neighbours is not None:
            app.neighbours.close()
        app.jobs.close()


def end_with_terminal(server: uvicorn.Server) -> None:
    """A closed terminal ends the server as Ctrl-C does, unless it was told to ignore that."""
    hangup = getattr(signal, "SIGHUP", None)  # Windows has none
    if hangup is None or threading.current_thread() is not threading.main_thread():
        return
    if signal.getsignal(hangup) != signal.SIG_IGN:
        signal.signal(hangup, lambda *_: setattr(server, "should_exit", True))
