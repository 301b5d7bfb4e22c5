"""What one person chose for the pages is found again in every project, at whatever port."""

from __future__ import annotations

import json
import socket
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from hustings.guards import choices
from hustings.project import Project
from hustings.server.entrance import USUAL, Codes, Entrance, usual_port

from ..serving import serving


@pytest.fixture
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of this test alone."""
    place = tmp_path / "state" / "choices.json"
    monkeypatch.setenv("HUSTINGS_CHOICES", str(place))
    return place


def told(served: Any) -> Any:
    """What the page is told before it begins."""
    page = served.get("/").text
    content = page.partition('<meta name="hustings-choices" content="')[2].partition('" />')[0]
    return json.loads(unescape(content)) if content else "nothing"


def test_a_choice_is_kept_for_its_owner_alone_and_taken_back(own_file: Path) -> None:
    assert choices.choices() is None
    choices.choose("language", "de")
    choices.choose("hues", '{"cause":"#804000"}')
    choices.choose("language", None)
    assert choices.choices() == {"hues": '{"cause":"#804000"}'}
    assert own_file.stat().st_mode & 0o077 == 0
    own_file.write_text("[3]")
    assert choices.choices() is None


def test_where_nothing_is_wanted_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUSTINGS_CHOICES", "")
    choices.choose("language", "de")
    assert choices.choices() is None


def test_what_is_chosen_in_one_project_stands_in_the_page_of_the_next(
    project: Project, own_file: Path
) -> None:
    with serving(project, codes=Codes()) as one:
        assert told(one) is None
        sent = one.client.put("/api/choices", json={"name": "language", "chosen": 'd"e'})
        assert sent.json() == {"chosen": {"language": 'd"e'}}
    with serving(project, codes=Codes()) as other:
        assert told(other) == {"language": 'd"e'}


def test_a_server_asked_by_programs_keeps_no_choices(project: Project, own_file: Path) -> None:
    with serving(project) as served:
        assert told(served) == "nothing"
        refused = served.client.put("/api/choices", json={"name": "language", "chosen": "de"})
    assert refused.status_code == 400
    assert not own_file.exists()


def test_a_project_has_its_port_again_and_another_where_that_is_taken(tmp_path: Path) -> None:
    place = tmp_path / "talk.hustings"
    first = Entrance(place=place)
    try:
        assert first.port == usual_port(place)
        assert first.port in USUAL
        second = Entrance(place=place)
        assert second.port != first.port
        second.listener.close()
    finally:
        first.listener.close()
    again = Entrance(place=place)
    assert again.port == first.port
    again.listener.close()


def test_the_port_asked_for_goes_before_the_usual_one(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    asked = Entrance(port, place=tmp_path / "talk.hustings")
    assert asked.port == port
    asked.listener.close()
