"""What a child that reads files and whoever asks it tell each other, and how it ends."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from typing import Any

import pytest

from hustings import apart
from hustings.apart import Child, pipes, raised, receive, send, told_error
from hustings.errors import HustingsError, NotReadable, UnknownName
from hustings.read import read

from .conftest import TALK

DATA = TALK.encode()
MEMORY = 2_000_000_000
PATIENT = 120
"""Seconds a new Python may take on a busy machine."""


@pytest.fixture
def child() -> Iterator[Child]:
    made = Child(fresh=True)
    yield made
    made.end()


def ask(child: Child, work: str, *arguments: Any, tells: bool = False, **options: Any) -> None:
    send(child.to, ("task", (work, "talk.txt", MEMORY, arguments, options, tells)))


def heard(child: Child) -> tuple[str, Any]:
    return child.heard.get(timeout=PATIENT)


def leave(child: Child) -> int:
    """Ask no more; with which code the child ends."""
    child.to.close()
    assert heard(child) == ("gone", None)
    if isinstance(child.pid, int):
        return os.waitpid(child.pid, 0)[1]
    return child.pid.wait(PATIENT)


def test_a_child_does_one_task_after_another_and_ends_with_who_asks(child: Child) -> None:
    ask(child, "transcript", DATA, name="talk.txt")
    assert heard(child) == ("begun", None)
    assert heard(child) == ("answer", read(DATA, name="talk.txt"))
    ask(child, "transcript", DATA, name="talk.txt", format="clay")
    assert heard(child) == ("begun", None)
    kind, told = heard(child)
    assert (kind, told[0]) == ("error", "UnknownName")
    assert leave(child) == 0


def test_a_child_tells_how_far_it_is_where_that_is_asked(child: Child) -> None:
    ask(child, "entry", "talk.txt", DATA, tells=True)
    told = [heard(child)]
    while told[-1][0] in ("begun", "progress"):
        told.append(heard(child))
    kinds = [kind for kind, _ in told]
    assert kinds[0] == "begun"
    assert kinds[-1] == "answer"
    assert all(done <= of for kind, how in told if kind == "progress" for done, of in [how])
    assert leave(child) == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing is forked there")
def test_a_forked_child_ends_with_who_asks_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart.children.threading, "active_count", lambda: 1)
    child = Child(fresh=False)
    assert isinstance(child.pid, int)
    assert child.alive()
    ask(child, "transcript", DATA, name="talk.txt")
    assert [heard(child)[0] for _ in range(2)] == ["begun", "answer"]
    assert leave(child) == 0
    assert not child.alive()
    child.end()  # of what is gone already


# -- messages --------------------------------------------------------------------------------------


def test_a_message_is_read_as_it_was_sent() -> None:
    pipe = io.BytesIO()
    for message in (("begun", None), ("answer", {"a": [1, "ö"]})):
        send(pipe, message)
    pipe.seek(0)
    assert [receive(pipe), receive(pipe)] == [("begun", None), ("answer", {"a": [1, "ö"]})]
    with pytest.raises(EOFError):
        receive(pipe)


def test_an_answer_that_is_too_large_is_not_even_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.BytesIO()
    send(pipe, ("answer", "x" * 100))
    pipe.seek(0)
    monkeypatch.setattr(pipes, "OUTPUT", 99)
    with pytest.raises(ValueError, match=r"1\d\d"):
        receive(pipe)
    assert pipe.tell() == pipes.LENGTH.size


def test_an_error_is_made_again_of_its_kind_sentence_and_details() -> None:
    error = UnknownName("format", "clay", ["docx", "pdf"])
    again = raised(*told_error(error))
    assert type(again) is UnknownName
    assert (str(again), again.details) == (str(error), error.details)


def test_a_detail_that_cannot_be_sent_is_sent_as_words() -> None:
    lock = open(os.devnull)  # noqa: SIM115
    with lock:
        kind, message, details = told_error(NotReadable("No.", file=lock, line=3))
    assert (kind, message, details["line"]) == ("NotReadable", "No.", 3)
    assert details["file"] == str(lock)


def test_an_error_of_a_kind_nobody_here_knows_is_one_that_could_not_be_read() -> None:
    error: HustingsError = raised("Unheard", "No.", {})
    assert (type(error), str(error)) == (NotReadable, "No.")
