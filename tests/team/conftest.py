"""A team's place, and a real server over it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from hustings.server.entrance import bind
from hustings.server.team_app import create_team_app
from hustings.server.team_run import Listening
from hustings.team import Team, accounts, found
from hustings.team.shelves import Folder

from ..postgres import new_database

PASSWORD = "lindholm ferry by night"


@dataclass
class TeamServer:
    """A served team: one client per person, and projects with members in every role."""

    base: str
    team: Team
    clients: list[httpx.Client] = field(default_factory=list)

    def client(self, **headers: str) -> httpx.Client:
        made = httpx.Client(base_url=self.base, timeout=30, headers=headers)
        self.clients.append(made)
        return made

    def signed_in(self, name: str, password: str = PASSWORD) -> httpx.Client:
        client = self.client()
        answer = client.post("/api/session", json={"name": name, "password": password})
        assert answer.status_code == 200, answer.text
        return client

    def project(self, owner: httpx.Client, name: str = "Night ferry") -> str:
        answer = owner.post("/api/projects", json={"name": name})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def joined(self, owner: httpx.Client, project: str, role: str, name: str) -> httpx.Client:
        link = owner.post(f"/api/projects/{project}/invitations", json={"role": role}).json()
        client = self.client()
        body = {"name": name, "password": PASSWORD}
        answer = client.post(f"/api/invitations/{link['token']}", json=body)
        assert answer.status_code == 201, answer.text
        return client


@pytest.fixture(params=["folder", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "folder":
        yield str(tmp_path / "place")
        return
    with new_database() as address:
        yield address


@pytest.fixture
def another(place: str, tmp_path: Path) -> Iterator[str]:
    """An empty place of the same kind."""
    if "://" not in place:
        yield str(tmp_path / "another")
        return
    with new_database() as address:
        yield address


@pytest.fixture
def team(place: str) -> Iterator[Team]:
    with found(place) as made:
        accounts.first(made, "Ann", PASSWORD)
        yield made


def folder_of(team: Team) -> Path:
    """The folder of a team that has one; else the test is of no concern to it."""
    if not isinstance(team.shelf, Folder):
        pytest.skip("a database has no folder")
    return team.shelf.path


@pytest.fixture
def served(team: Team) -> Iterator[TeamServer]:
    with bind(None) as listener:
        address = Listening().address(listener.getsockname()[1])
        app: Any = create_team_app(team, address, lambda: server.should_exit)
        config = uvicorn.Config(
            app,
            log_level="error",
            lifespan="off",
            timeout_graceful_shutdown=1,
            ws="none",
            proxy_headers=False,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        made = TeamServer(address.url, team)
        yield made
        for client in made.clients:
            client.close()
        server.should_exit = True
        thread.join(5)
