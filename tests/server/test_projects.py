"""New project, opened before, another name: one person at a server of his own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from hustings.errors import OptionError
from hustings.guards import recents
from hustings.project import Project
from hustings.server import beside
from hustings.server.entrance import Codes

from ..serving import serving


@pytest.fixture(autouse=True)
def own_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list of this test alone."""
    place = tmp_path / "state" / "recent.json"
    monkeypatch.setenv("HUSTINGS_RECENT", str(place))
    return place


@pytest.fixture
def alone(project: Project) -> Iterator[Any]:
    """A server as one person has it, from which others are opened."""
    with serving(project, codes=Codes()) as served:
        yield served


def test_the_list_holds_the_newest_first_each_once_and_for_its_owner_alone(
    tmp_path: Path, own_list: Path
) -> None:
    for name in ("a", "b", "a"):
        recents.remember(tmp_path / f"{name}.hustings", name)
    assert [r.name for r in recents.recents()] == ["a", "b"]
    assert own_list.stat().st_mode & 0o077 == 0
    assert not recents.recents()[0].there
    for i in range(20):
        recents.remember(tmp_path / f"{i}.hustings", str(i))
    assert len(recents.recents()) == recents.MOST
    recents.forget(str(tmp_path / "19.hustings"))
    assert recents.recents()[0].name == "18"
    own_list.write_text('[{"path": 3}, 7]')
    assert recents.recents() == []


def test_where_no_list_is_wanted_none_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUSTINGS_RECENT", "")
    recents.remember(tmp_path / "a.hustings", "a")
    assert recents.recents() == []
    monkeypatch.delenv("HUSTINGS_RECENT")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "own"))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    recents.remember(tmp_path / "a.hustings", "a")  # in the folder for temporary files
    assert not (tmp_path / "own").exists()


def test_a_project_has_another_name_its_file_stays_and_undo_takes_it_back(alone: Any) -> None:
    found = alone.post("/api/projects/rename", {"name": "  The night   ferry "}).json()
    assert (found["name"], found["file"]) == ("The night ferry", "talk.hustings")
    assert alone.get("/api/project").json()["name"] == "The night ferry"
    assert alone.get("/api/history").json()[0]["summary"] == "Called the project 'The night ferry'"
    alone.post("/api/undo")
    assert alone.get("/api/project").json()["name"] == "talk"
    assert alone.post("/api/projects/rename", {"name": "x" * 130}).status_code == 400


def test_a_new_project_lies_beside_this_one_at_an_address_of_its_own_and_ends_with_it(
    project: Project,
) -> None:
    with serving(project, codes=Codes()) as alone:
        alone.client.timeout = 120
        address = urlsplit(opened(alone, project))
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{address.port}/")


def opened(alone: Any, project: Project) -> str:
    """A project made and opened beside another, looked at; its address."""
    made = alone.post("/api/projects", {"name": "../second/Study: two"})
    assert made.status_code == 201
    assert (project.path.parent / "Study- two.hustings").is_file()
    address = urlsplit(made.json()["address"])
    assert address.hostname == "127.0.0.1"
    assert f":{address.port}" not in alone.base
    with httpx.Client(base_url=f"http://127.0.0.1:{address.port}") as there:
        assert there.get("/api/project").status_code == 401
        assert there.get(f"/?{address.query}").status_code == 303
        assert there.get("/api/project").json()["name"] == "Study- two"
        # what was opened knows this one, and this one what was opened
        assert there.get("/api/projects").json()["alone"]
    assert [r["name"] for r in alone.get("/api/projects").json()["recent"]] == ["Study- two"]
    again = alone.post("/api/projects/open", {"path": recents.recents()[0].path}).json()["address"]
    assert urlsplit(again).port == address.port
    assert again != made.json()["address"]
    twice = alone.post("/api/projects", {"name": "Study: two"})
    assert twice.status_code >= 400
    assert "Study- two" in twice.json()["error"]
    return str(made.json()["address"])


def test_only_what_was_opened_before_is_opened_and_what_is_gone_is_told(
    alone: Any, tmp_path: Path
) -> None:
    other = tmp_path / "other.hustings"
    Project.create(other).close()
    refused = alone.post("/api/projects/open", {"path": str(other)})
    assert refused.status_code == 422
    assert "other.hustings" in refused.json()["error"]
    recents.remember(tmp_path / "gone.hustings", "gone")
    gone = alone.post("/api/projects/open", {"path": str(tmp_path / "gone.hustings")})
    assert gone.status_code == 400
    assert gone.json()["error"].startswith("gone.hustings is no longer in ")
    left = alone.post("/api/projects/forget", {"path": str(tmp_path / "gone.hustings")}).json()
    assert left["recent"] == []


def test_a_server_of_a_program_opens_nothing_else(project: Project, tmp_path: Path) -> None:
    recents.remember(tmp_path / "a.hustings", "a")
    with serving(project) as served:
        found = served.get("/api/projects").json()
        assert (found["alone"], found["recent"], found["folder"]) == (False, [], "")
        for address, body in (("", {"name": "b"}), ("/open", {"path": "a"})):
            assert served.post(f"/api/projects{address}", body).status_code == 400
    assert not (project.path.parent / "b.hustings").exists()


def test_what_cannot_be_opened_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.hustings").write_text("no project")
    beside.main(str(tmp_path / "broken.hustings"), "coder 1")
    assert "broken.hustings" in json.loads(capsys.readouterr().out)["error"]


def test_a_projects_own_name_is_checked(project: Project) -> None:
    with pytest.raises(OptionError):
        project.rename("x" * 121)
    project.rename("talk")  # as its file
    assert project.name == "talk"
    assert not any("Called the project" in change.summary for change in project.history())
