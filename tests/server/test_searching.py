"""How far a search has come is known to every process of a server, and to nobody else."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from hustings.project import Project
from hustings.server.review_worker import ReviewWorker
from hustings.server.searching import Board, forget
from hustings.views.answers.review import LookingState
from hustings.views.reviewing import review

STATE = LookingState(3, 8, "Hearing “one”", "strong")


def as_process(patch: pytest.MonkeyPatch, number: int) -> None:
    patch.setattr(os, "getpid", lambda: number)


def test_a_search_is_heard_of_elsewhere_until_it_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "p1"
    here, there = Board(room), Board(room)
    assert there.state is None
    as_process(monkeypatch, 11)
    here.tell(STATE)
    assert there.state == STATE
    assert there.mine is None
    as_process(monkeypatch, 12)
    other = LookingState(1, 2, "Another", "all")
    there.tell(other)
    assert (here.state, there.state) == (STATE, other)
    assert Board(room).state in (STATE, other)
    there.tell(None)
    assert there.state == STATE
    as_process(monkeypatch, 11)
    here.tell(None)
    assert here.state is there.state is None


def test_a_person_who_does_not_see_all_hears_of_his_own_alone(tmp_path: Path) -> None:
    whole, ben = Board(tmp_path / "p1"), Board(tmp_path / "p1", "../Ben")
    whole.tell(STATE)
    assert ben.state is None
    assert Board(tmp_path / "p2").state is None
    ben.tell(STATE)
    whole.tell(None)
    assert (whole.state, Board(tmp_path / "p1", "../Ben").state) == (None, STATE)
    assert {file.parents[2] for file in tmp_path.rglob("[0-9]*") if file.is_file()} == {
        tmp_path / "p1"
    }


def test_the_searches_of_a_dead_process_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (11, 12):
        as_process(monkeypatch, number)
        Board(tmp_path / "p1").tell(STATE)
    forget(tmp_path, 11)
    assert Board(tmp_path / "p1").state == STATE
    forget(tmp_path, 12)
    assert Board(tmp_path / "p1").state is None


def test_a_desk_elsewhere_tells_how_far_this_one_is(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def find(*_: object, said, **__: object) -> None:
        said(1, 4, "Second text")
        reached.set()
        assert go_on.wait(20)

    monkeypatch.setattr(review, "find", find)
    here, there = (ReviewWorker(project, board=Board(tmp_path)) for _ in range(2))
    here.look(tier="medium")
    assert reached.wait(20)
    assert there.looking == here.looking == LookingState(1, 4, "Second text", "medium")
    go_on.set()
    assert here.quiet()
    assert here.looking is there.looking is None
