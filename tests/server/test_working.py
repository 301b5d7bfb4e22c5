"""The process that works out long answers: what it answers, and how it ends."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.apart import Child, send
from hustings.project import Project
from hustings.server.jobs import CHILD
from hustings.server.working import QUESTIONS, Task, answered

from ..conftest import talk

PATIENT = 300
"""Seconds a new process may take on a busy machine."""


@pytest.fixture
def child() -> Iterator[Child]:
    made = Child(fresh=True, module=CHILD)
    yield made
    made.end()


def coded(path: Path, *concepts: str) -> Project:
    """A talk in which two people each speak of some things."""
    project = Project.create(path)
    project.add(talk())
    for k, (start, end) in enumerate(((48, 83), (90, 107))):
        for n, concept in enumerate(concepts):
            values = {"concept": concept, "agreement": (n * k) % 2 == 0}
            project.code("d1", start, end, "position", values)
    return project


def ask(child: Child, project: Project, question: str, **options: Any) -> None:
    send(child.to, ("task", Task(question, options, project.standpoint, "en")))


def heard(child: Child) -> tuple[str, Any]:
    """What it says beside how far it is."""
    while True:
        kind, value = child.heard.get(timeout=PATIENT)
        if kind != "progress":
            return kind, value


def leave(child: Child) -> int:
    """Ask no more; with which code the process ends."""
    assert not isinstance(child.pid, int)
    child.to.close()
    return child.pid.wait(PATIENT)


def test_one_process_answers_of_one_project_after_another(child: Child, tmp_path: Path) -> None:
    with coded(tmp_path / "a.hustings", "noise") as one, coded(tmp_path / "b.hustings") as other:
        for project in (one, one, other, one):
            ask(child, project, "measures")
            kind, found = heard(child)
            assert kind == "answer"
            assert found == answered("measures", project, {})
        one.code("d1", 8, 39, "position", {"concept": "noise", "agreement": True})
        ask(child, one, "measures")  # it sees what was written in the meantime
        assert heard(child)[1] == answered("measures", one, {})
    assert leave(child) == 0


def test_what_is_refused_and_what_nobody_foresaw_are_a_sentence_each(
    child: Child, tmp_path: Path
) -> None:
    with coded(tmp_path / "a.hustings", "noise", "quay") as project:
        ask(child, project, "backbone", method="loose")
        kind, told = heard(child)
        assert (kind, told[0]) == ("error", "UnknownName")
        assert "loose" in told[1]
        ask(child, project, "the weather")
        kind, sentence = heard(child)
        assert kind == "failed"
        assert "The answer to the weather" in sentence
        ask(child, project, "measures")  # it goes on
        assert json.loads(heard(child)[1])["nodes"]
    assert leave(child) == 0


def test_it_ends_with_who_asks_also_in_the_middle_of_an_answer(
    child: Child, tmp_path: Path
) -> None:
    with coded(tmp_path / "a.hustings", *(f"c{n}" for n in range(20))) as project:
        options = {"qualifier": "agreement", "method": "fixed", "size": 9, "iterations": 10**9}
        ask(child, project, "study", build="backbone", options=options)
        kind, (done, of) = child.heard.get(timeout=PATIENT)
        assert (kind, of) == ("progress", 10**9)
        assert done < of
        begun = time.monotonic()
        assert leave(child) == 0
        assert time.monotonic() - begun < 20


@pytest.mark.parametrize("question", sorted(QUESTIONS))
def test_every_question_has_its_function(question: str) -> None:
    from importlib import import_module

    module, function = QUESTIONS[question]
    assert callable(getattr(import_module(module), function))
