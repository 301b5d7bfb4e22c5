"""A project opened in the browser: what is made, what is served, and what is told before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hustings.cli import common, projects
from hustings.guards import recents
from hustings.project import Project

from ..conftest import talk
from .commands import data, refused, told
from .talking import TALK


class Served:
    """What would have been served: titles of its texts, coder, and what else was asked for."""

    def __init__(self) -> None:
        self.projects: list[tuple[list[str], str]] = []
        self.asked: dict[str, Any] = {}

    def __call__(self, project: Project, port: int | None, browser: bool, **more: object) -> None:
        titles = [str(t["title"]) for t in project.transcripts()]
        self.projects.append((titles, project.coder))
        self.asked = {"port": port, "browser": browser, **more}
        project.close()


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Served:
    made = Served()
    monkeypatch.setattr(projects, "serve_project", made)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "talk.txt"
    made.write_text(TALK, encoding="utf-8")
    return made


def test_a_text_is_opened_as_the_project_beside_it_and_once(file: Path, served: Served) -> None:
    beside = file.with_name("talk.txt.hustings")
    first, second = told("open", file, "--coder", "Ben").splitlines()
    assert "4 turns" in first
    assert second == f"Project: {beside}"
    assert told("open", file, "--coder", "Ben") == f"Project: {beside}\n"  # nothing new is told
    assert served.projects == [(["talk"], "Ben")] * 2
    assert served.asked["browser"]
    with Project.open(beside) as project:
        assert len(project.transcripts()) == 1


def test_a_text_that_cannot_be_read_leaves_no_project(tmp_path: Path, served: Served) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\0\1\2" * 40)
    assert "broken.txt" in refused("open", broken)
    assert served.projects == []
    assert not (tmp_path / "broken.txt.hustings").exists()


def test_a_text_is_added_to_the_project_that_is_named(
    file: Path, tmp_path: Path, served: Served
) -> None:
    place = tmp_path / "bay.hustings"
    with Project.create(place) as project:
        project.add(talk())
    lines = told("open", file, "--project", place, "--no-browser", "--port", 8123).splitlines()
    assert len(lines) == 2  # the text that was there is not told of
    assert served.projects == [(["The night ferry", "talk"], "coder 1")]
    assert (served.asked["port"], served.asked["browser"]) == (8123, False)


def test_a_project_is_opened_as_it_is(tmp_path: Path, served: Served) -> None:
    place = tmp_path / "bay.hustings"
    Project.create(place).close()
    assert told("open", place) == f"Project: {place}\n"
    assert told("serve", place, "--backup", 5) == ""
    assert served.projects == [([], "coder 1")] * 2
    assert served.asked["backup"] == 5.0


def test_a_project_or_a_team_is_served_and_not_both(tmp_path: Path, served: Served) -> None:
    assert "a project or a team, not both" in refused(
        "serve", tmp_path / "bay.hustings", "--team", tmp_path
    )
    assert "Name a project file, or a team with --team PLACE." in refused("serve")
    assert served.projects == []


def test_the_demo_lies_where_it_is_kept(tmp_path: Path, served: Served) -> None:
    place = tmp_path / "ferry.hustings"
    assert told("demo", "--keep", place, "--coder", "Ben") == f"Project: {place}\n"
    assert place.is_file()
    ((titles, coder),) = served.projects
    assert titles[0] == "The Night Ferry: first hearing"
    assert coder == "Ben"


def test_a_project_that_was_served_is_on_the_list_until_it_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUSTINGS_RECENT", str(tmp_path / "recent.json"))
    opened: list[str] = []
    monkeypatch.setattr(common.webbrowser, "open", opened.append)
    monkeypatch.setattr("hustings.server.run.serve", lambda *_, **__: None)
    assert told("recent") == "No project was opened yet.\n"
    place = tmp_path / "bay.hustings"
    Project.create(place).close()
    said, where = told("serve", place).strip().rsplit(" ", 1)
    assert said == "Hustings is at"
    # the same server, at an address that lets in once
    assert [one.partition("=")[0] for one in opened] == [where.partition("=")[0]]
    assert opened != [where]
    (row,) = data("recent")
    assert (row["path"], row["name"], row["there"]) == (str(place), "bay", True)
    place.unlink()
    assert told("recent").endswith(f"  {place}  (gone)\n")
    assert told("recent", "--forget") == ("The list is empty; the projects are where they were.\n")
    assert recents.recents() == []
