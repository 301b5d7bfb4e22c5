"""A real server over a real project, in a thread of the test."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import uvicorn

from hustings.project import Project
from hustings.server.app import create_app
from hustings.server.entrance import Codes, bind
from hustings.server.jobs import Jobs

TOKEN = "token-of-the-tests"


@dataclass
class Served:
    """Where it listens, and a client that knows the token."""

    base: str
    client: httpx.Client
    jobs: Jobs

    @property
    def address(self) -> str:
        return f"{self.base}/?token={TOKEN}"

    def get(self, path: str, **more: Any) -> Any:
        return self.client.get(path, **more)

    def post(self, path: str, body: Any = None) -> Any:
        return self.client.post(path, json={} if body is None else body)


@contextmanager
def serving(
    project: Project, port: int | None = None, codes: Codes | None = None
) -> Iterator[Served]:
    listener = bind(port)
    port = listener.getsockname()[1]
    app = create_app(
        project, port=port, token=TOKEN, stopping=lambda: server.should_exit, codes=codes
    )
    config = uvicorn.Config(
        app,
        log_level="error",
        lifespan="off",
        timeout_graceful_shutdown=1,
        ws="none",
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    base = f"http://127.0.0.1:{port}"
    with httpx.Client(
        base_url=base, headers={"authorization": f"Bearer {TOKEN}"}, timeout=30
    ) as client:
        yield Served(base, client, app.jobs)
    server.should_exit = True
    thread.join(5)
    app.jobs.close()
    if app.neighbours is not None:
        app.neighbours.close()
    listener.close()
