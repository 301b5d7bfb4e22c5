"""Serve a project until told to stop."""

from __future__ import annotations

import os
import secrets
import signal
import threading
from collections.abc import Callable

import uvicorn

from .. import apart
from ..guards.door import keep_log
from ..guards.memory import collect_less
from ..project import Project
from .app import create_app
from .entrance import Entrance
from .renewing import Renewing

WARM_AFTER = 3.0
"""Seconds after which the child that reads files is started."""


def serve(
    project: Project,
    entrance: Entrance,
    *,
    token: str | None = None,
    look: Callable[[str], object] | None = None,
    held: Callable[[Callable[[], None]], None] | None = None,
) -> None:
    """Serve a project at its entrance, on 127.0.0.1, until interrupted.

    A script sends ``token`` (or HUSTINGS_TOKEN) as its bearer. With ``look``, texts where nobody
    ever looked for suggestions are searched in the background; ``look`` is told of each. ``held``
    is given what ends the server.
    """
    keep_log()
    collect_less()
    project.keep_columns()
    # other users see neither what a terminal shows nor the environment
    token = token or os.environ.get("HUSTINGS_TOKEN") or secrets.token_urlsafe(24)
    app = create_app(
        project,
        port=entrance.port,
        token=token,
        stopping=lambda: server.should_exit,
        codes=entrance.codes,
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
        held(end)
    if look is not None:
        app.worker.look_new(look)
    end_with_terminal(server)
    # the child that reads files gets ready when the first page is there
    waiting = threading.Timer(WARM_AFTER, apart.ready, kwargs={"fresh": True})
    waiting.daemon = True
    waiting.start()
    try:
        with Renewing(lambda: {"": project}, app.jobs):
            server.run(sockets=[entrance.listener])
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
