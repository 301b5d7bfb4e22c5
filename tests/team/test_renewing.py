"""A team's answers are renewed as each person asked them, by one process of the server."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hustings.project import Project, Sharing, answered
from hustings.server import ready as served
from hustings.server import renewing
from hustings.server.ready import made_ready, ready
from hustings.server.renewing import Renewing, alone, forget
from hustings.server.team import Hall, Seat, Signed
from hustings.team import Team, accounts

from ..conftest import talk
from ..server.test_ready import Idle
from .test_keeping import filled


@pytest.fixture
def seat(team: Team, monkeypatch: pytest.MonkeyPatch) -> tuple[Hall, Signed, Seat]:
    """A seat in a hall with one project, however small, whose answers are kept."""
    monkeypatch.setattr(answered, "MANY", 1)
    key = filled(team)
    project = team.project(key)
    project.add(talk("d2"))
    project.code("d2", 53, 82, "cause", {"cause": "ferry", "effect": "visitors", "sign": "+"})
    hall = Hall(team, lambda: False)
    return (
        hall,
        Signed(accounts.account_named(team, "Ann")),
        Seat(team.project_record(key), "owner"),
    )


def test_answers_of_a_shared_project_are_made_anew_under_its_name_and_for_whom_they_were(
    seat: tuple[Hall, Signed, Seat], monkeypatch: pytest.MonkeyPatch
) -> None:
    hall, signed, place = seat
    mine = hall.seat(signed, place).project
    assert mine.name in ready(mine, "map", {}).decode()
    (project,) = hall.projects().values()
    project.code("d2", 90, 95, "code", {"code": "noise"})
    assert made_ready(project, {}) == 1
    monkeypatch.setattr(served, "QUESTIONS", {})  # none can be worked out any more
    assert mine.name in ready(mine, "map", {}).decode()


def test_a_project_that_is_called_otherwise_has_other_answers(
    seat: tuple[Hall, Signed, Seat],
) -> None:
    hall, signed, place = seat
    mine = hall.seat(signed, place).project
    ready(mine, "map", {})
    assert b"Ferry by day" in ready(mine.by("Ann", Sharing("Ferry by day")), "map", {})


def test_each_project_of_a_team_that_rests_is_renewed(
    seat: tuple[Hall, Signed, Seat], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewing, "QUIET", 0.01)
    monkeypatch.setattr(renewing, "LOOK", 0.01)
    hall, signed, place = seat
    mine: Project = hall.seat(signed, place).project
    ready(mine, "map", {})
    mine.code("d2", 90, 95, "code", {"code": "noise"})
    jobs = Idle()
    with Renewing(hall.projects, jobs, tmp_path / "shared"):
        first = jobs.begun.get(timeout=60)
        assert first.task.at.spot == mine.standpoint.spot
        with alone(tmp_path / "shared" / place.project["id"]) as free:
            assert not free
    with alone(tmp_path / "shared" / place.project["id"]) as free:
        assert free


def test_a_process_killed_while_it_claims_has_claimed_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(Path, "hardlink_to", Path.readlink)  # nothing comes after the writing
        killed.setattr(Path, "unlink", lambda *_, **__: None)
        with pytest.raises(TypeError), alone(tmp_path / "bay"):
            pass
    (left,) = (tmp_path / "bay").iterdir()
    assert left.read_text() == str(os.getpid())
    with alone(tmp_path / "bay") as free:
        assert free


def test_one_process_renews_a_project_and_a_dead_one_is_forgotten(tmp_path: Path) -> None:
    with alone(tmp_path / "bay") as first, alone(tmp_path / "bay") as second:
        assert (first, second) == (True, False)
        with alone(tmp_path / "quay") as other:
            assert other
        forget(tmp_path, os.getpid() + 1)
        with alone(tmp_path / "bay") as third:
            assert not third
        forget(tmp_path, os.getpid())
        with alone(tmp_path / "bay") as fourth:
            assert fourth
