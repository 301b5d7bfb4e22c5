"""Answers of pages that are kept with a project: looked up, never stale, never another's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from hustings.guards import signing
from hustings.project import Project, answered
from hustings.server import ready as served
from hustings.server import renewing
from hustings.server.jobs import Job, Jobs
from hustings.server.ready import QUESTIONS, made_ready, ready
from hustings.server.renewing import Renewing
from hustings.server.routes.long import Place
from hustings.server.working import Task
from hustings.store import Scope
from hustings.store import answers as stored
from hustings.wording import in_language

NETWORK: dict[str, Any] = {"variable1": "holder", "variable2": "concept"}
EVERY: dict[str, dict[str, Any]] = {
    "people": {"offset": 0, "limit": 500},
    "who may be one": {},
    "coders": {},
    "factors": {},
    "network": NETWORK,
    "network drawn": {**NETWORK, "wide": 800, "high": 600, "short": True},
    "map": {},
    "map drawn": {"short": True},
}


@pytest.fixture
def kept(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project, however small, whose answers are kept."""
    monkeypatch.setattr(answered, "MANY", 1)
    project.keep_columns()
    for speaker, start in (("Calder", 48), ("Renn", 90)):
        values = {"concept": "night sailing", "agreement": start == 48}
        project.code("d1", start, start + 9, "position", values, holder=speaker)
    project.code("d1", 53, 82, "cause", {"cause": "ferry", "effect": "visitors", "sign": "+"})
    return project


@pytest.fixture
def nothing_anew(kept: Project, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """All answers, asked once; from now on none can be worked out."""
    given = {name: ready(kept, name, options) for name, options in EVERY.items()}
    monkeypatch.setattr(served, "QUESTIONS", {})
    return given


def at(project: Project, sql: str) -> Any:
    with closing(sqlite3.connect(project.path)) as there, there:
        return there.execute(sql).fetchone()


def opened(path: Path) -> Project:
    project = Project.open(path)
    project.keep_columns()
    return project


def test_every_question_that_is_kept_is_one_of_these() -> None:
    assert EVERY.keys() == QUESTIONS.keys()


def test_whoever_opens_a_project_next_is_given_what_was_worked_out(
    kept: Project, nothing_anew: dict[str, bytes]
) -> None:
    with opened(kept.path) as again:
        assert {name: ready(again, name, EVERY[name]) for name in EVERY} == nothing_anew


def test_an_answer_is_worked_out_anew_after_each_write(kept: Project) -> None:
    before = ready(kept, "network", NETWORK)
    kept.code("d1", 48, 60, "position", {"concept": "noise", "agreement": True}, holder="Renn")
    assert ready(kept, "network", NETWORK) != before
    kept.undo()
    assert ready(kept, "network", NETWORK) == before


def test_each_language_layer_and_order_of_options_has_the_answer_it_asked_for(
    kept: Project,
) -> None:
    drawn = EVERY["network drawn"]
    ours = ready(kept, "network drawn", drawn)
    with in_language("de"):
        assert ready(kept, "network drawn", drawn) != ours
    assert ready(kept.resting_on(["gold"]), "coders", {}) == ready(kept, "coders", {})
    assert ready(kept.resting_on(["gold"]), "map", {}) != ready(kept, "map", {})
    many = at(kept, "SELECT count(*) FROM kept_answers")
    ready(kept, "network drawn", dict(reversed(drawn.items())))
    assert at(kept, "SELECT count(*) FROM kept_answers") == many


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE kept_answers SET data = replace(data, 'Renn', 'Nobody')",
        "UPDATE kept_answers SET data = 'Renn'",
        "UPDATE kept_answers SET signature = zeroblob(32)",
        "UPDATE kept_answers SET revision = revision + 1",
    ],
)
def test_what_somebody_else_wrote_into_the_file_is_not_believed(kept: Project, harm: str) -> None:
    right = ready(kept, "people", EVERY["people"])
    at(kept, harm)
    assert ready(kept, "people", EVERY["people"]) == right
    assert answered.outdated(kept, QUESTIONS) == []


def test_what_another_machine_or_another_program_worked_out_is_not_believed(
    kept: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = answered.asked(kept, "people", EVERY["people"])
    ready(kept, "people", EVERY["people"])
    assert answered.kept_answer(kept, question) is not None
    for part in ("_key", "_program"):
        with monkeypatch.context() as elsewhere:
            elsewhere.setattr(signing, part, lambda: b"another")
            assert answered.kept_answer(kept, question) is None
    assert answered.kept_answer(kept, question) is not None


def test_a_key_is_made_once_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    made = signing._key.__wrapped__
    assert len(made()) == 32
    assert made() == made() == (tmp_path / "hustings" / signing.KEY).read_bytes()
    assert (tmp_path / "hustings" / signing.KEY).stat().st_mode & 0o077 == 0
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "hustings" / signing.KEY))
    assert made() != made()  # nowhere to keep it: each time another


def test_nothing_is_kept_for_whoever_does_not_see_all_nor_where_nobody_asked_for_it(
    kept: Project,
) -> None:
    blind = kept.within(Scope("Ben", frozenset({"d1"}), frozenset({"Anna"})))
    blind.keep_columns()
    ready(blind, "people", EVERY["people"])
    with Project.open(kept.path) as plain:
        ready(plain, "people", EVERY["people"])
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        at(kept, "SELECT count(*) FROM kept_answers")


def test_an_answer_older_than_the_project_is_not_kept(kept: Project) -> None:
    question = answered.asked(kept, "people", EVERY["people"])
    assert not answered.keep_answer(kept, question, kept.revision - 1, b"old")
    assert answered.kept_answer(kept, question) is None


def test_kept_answers_go_with_what_is_erased_and_the_oldest_with_the_newest(
    kept: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "MOST", 2)
    for limit in (1, 2, 3):
        ready(kept, "people", {"offset": 0, "limit": limit})
    assert at(kept, "SELECT count(*) FROM kept_answers") == (2,)
    kept.erase("d1")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        at(kept, "SELECT count(*) FROM kept_answers")


def test_what_was_asked_before_a_write_is_told_those_asked_last_first(kept: Project) -> None:
    ready(kept, "people", EVERY["people"])
    ready(kept, "network", NETWORK)
    assert answered.outdated(kept, QUESTIONS) == []
    kept.code("d1", 90, 95, "code", {"code": "noise"})
    ready(kept, "people", EVERY["people"])
    (told,) = answered.outdated(kept, QUESTIONS)
    assert (told.name, dict(told.options), told.language) == ("network", NETWORK, "en")


def test_answers_are_made_ready_again_as_each_was_asked(
    kept: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By another process, which has them kept beside the project in the language of each."""
    seen = kept.by("Ben").resting_on(["gold"])
    ready(kept, "network", NETWORK)
    with in_language("de"):
        ready(seen, "map", {})
    kept.code("d1", 90, 95, "code", {"code": "noise"})
    with Project.open(kept.path) as another:
        assert made_ready(another, {}) == 2
        assert made_ready(another, {}) == 0
    monkeypatch.setattr(served, "QUESTIONS", {})
    assert b"Calder" in ready(kept, "network", NETWORK)
    with in_language("de"):
        assert ready(seen, "map", {})


def test_a_long_answer_is_there_for_whoever_opens_the_project_next(kept: Project) -> None:
    def place(project: Project, **options: str) -> Place:
        return Place.of(Jobs(), project, "backbone", {"qualifier": "agreement", **options})

    assert place(kept).look() is None
    place(kept).keep(b"[1]")
    with opened(kept.path) as again:
        assert place(again).look() == b"[1]"
        assert place(again, method="nested").look() is None
    begun = place(kept)
    kept.code("d1", 90, 95, "code", {"code": "noise"})
    begun.keep(b"[2]")
    assert place(kept).look() is None, "something was written while it was worked out"
    place(kept).keep(b"1" * (stored.LARGEST + 1))
    assert place(kept).look() is None, "it is too large for the project"
    assert answered.outdated(kept, QUESTIONS) == [], "it takes too long to be renewed unasked"
    assert made_ready(kept, {}) == 0


class Idle(Jobs):
    """Jobs that only tell what was begun; nobody works on it."""

    def __init__(self) -> None:
        super().__init__()
        self.begun: SimpleQueue[Job] = SimpleQueue()

    def begin(self, task: Task, *, once: bool = False) -> Job:
        job = Job(task, once=once)
        self.begun.put(job)
        return job


def test_answers_are_renewed_when_a_project_rests_and_no_longer_when_it_is_written(
    kept: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewing, "QUIET", 0.01)
    monkeypatch.setattr(renewing, "LOOK", 0.01)
    jobs = Idle()
    ready(kept, "people", EVERY["people"])
    with Renewing(lambda: {"bay": kept}, jobs):
        kept.code("d1", 90, 95, "code", {"code": "noise"})
        first = jobs.begun.get(timeout=60)
        assert (first.task.question, first.once) == ("ready", True)
        kept.code("d1", 90, 96, "code", {"code": "noise"})
        second = jobs.begun.get(timeout=60)
        assert first.future.cancelled()
        made_ready(kept, {})
        second.future.set_result(b"1")
        kept.code("d1", 90, 97, "code", {"code": "noise"})
        third = jobs.begun.get(timeout=60)
    assert third.future.cancelled()  # the server ends


def test_a_process_that_is_asked_once_ends_with_its_answer(kept: Project) -> None:
    jobs = Jobs()
    try:
        job = jobs.begin(Task("ready", {}, kept.standpoint), once=True)
        assert job.future.result(120) == b"0"
        jobs._threads.shutdown(wait=True)
        assert jobs._idle == []
    finally:
        jobs.close()
