"""Long answers are jobs: they can be ended, end with the page that asked, and hold up nothing."""

import json
import os
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from hustings.project import Project
from hustings.server.routes import long
from hustings.server.working import Task

from ..serving import TOKEN, Served, serving

ENDLESS = {"qualifier": "agreement", "method": "fixed", "size": 9, "iterations": 10**9}
"""A search for a backbone that goes on for days."""
PATIENT = 300
"""Seconds a new process may take on a busy machine."""
EVENTS = {"accept": "text/event-stream", "authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Four people who each speak of some of thirty concepts."""
    folder = tmp_path_factory.mktemp("jobs")
    path = folder / "hearing.txt"
    path.write_text("\n".join(f"{who}: I say it." for who in ("INES", "JONAS", "EDDA", "TOBIAS")))
    with Project.create(folder / "p.hustings") as made:
        talk = made.add(path)[0]
        for k, turn in enumerate(talk.turns):
            start = talk.text.index("I say", turn.start)
            for concept in range(30):
                if (concept + k) % 3:
                    values = {"concept": f"c{concept}", "agreement": (concept * k) % 2 == 0}
                    made.code(talk.id, start, start + 5, "position", values)
        yield made


@pytest.fixture(scope="module")
def served(project: Project) -> Iterator[Served]:
    """Every question is a job here, however few statements there are."""
    with pytest.MonkeyPatch.context() as patch, serving(project) as found:
        patch.setattr(long, "FEW", {"statements": 0})
        yield found


def gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def until(check: Any, seconds: float) -> float:
    """How long it took until ``check`` held."""
    begun = time.monotonic()
    while not check():
        assert time.monotonic() - begun < seconds, "it did not happen in time"
        time.sleep(0.01)
    return time.monotonic() - begun


def events(answer: httpx.Response) -> Iterator[tuple[str, Any]]:
    name = ""
    for line in answer.iter_lines():
        field, _, value = line.partition(": ")
        if field == "event":
            name = value
        elif field == "data":
            yield name, json.loads(value)


def endless(project: Project) -> Task:
    return Task("study", {"build": "backbone", "options": ENDLESS}, project.standpoint)


def test_an_ended_job_has_its_process_killed_and_the_next_one_is_answered(
    served: Served, project: Project
) -> None:
    jobs = served.jobs
    job = jobs.begin(endless(project))
    until(lambda: job.of > 0, PATIENT)
    assert job.of == ENDLESS["iterations"]
    process = job.process
    assert process is not None
    job.end()
    assert until(lambda: gone(process), 1) < 1
    quick = Task("measures", {}, project.standpoint)
    found = json.loads(jobs.begin(quick).future.result(PATIENT))
    assert {node["name"] for node in found["nodes"]} == {"INES", "JONAS", "EDDA", "TOBIAS"}


def test_a_page_that_leaves_ends_its_job_and_quick_answers_are_not_held_up(
    served: Served,
) -> None:
    body = {"options": ENDLESS}
    url = f"{served.base}/api/studies/backbone"
    with httpx.stream("POST", url, json=body, headers=EVENTS, timeout=PATIENT) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        heard = events(answer)
        told = next(data for _, data in heard if data["of"])
        assert told["running"]
        assert told["done"] < told["of"] == ENDLESS["iterations"]
        begun = time.monotonic()
        assert served.get("/api/project").json()["counts"]["statements"] == 80
        assert time.monotonic() - begun < 5
        (job,) = served.jobs._open
        process = job.process
        assert process is not None
        assert not gone(process)
    until(lambda: gone(process) and not served.jobs._open, 10)


def test_events_end_with_the_answer_and_it_is_kept_until_something_is_written(
    served: Served, project: Project
) -> None:
    url = f"{served.base}/api/network/measures"
    with httpx.stream("POST", url, json={}, headers=EVENTS, timeout=PATIENT) as answer:
        *_, (name, found) = events(answer)
    assert name == "answer"
    again = httpx.post(url, json={}, headers=EVENTS, timeout=PATIENT)
    assert again.headers["content-type"] == "application/json"
    assert again.json() == found
    assert served.post("/api/network/measures").json() == found  # a script, without events
    project.save_study("one", {"build": "network"})
    with httpx.stream("POST", url, json={}, headers=EVENTS, timeout=PATIENT) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")


def test_what_is_wrong_is_one_sentence_with_its_status_or_an_event(served: Served) -> None:
    wrong = {"options": {"method": "loose"}}
    plain = served.post("/api/studies/backbone", wrong)
    url = f"{served.base}/api/studies/backbone"
    with httpx.stream("POST", url, json=wrong, headers=EVENTS, timeout=PATIENT) as answer:
        *_, (name, data) = events(answer)
    assert (plain.status_code, name) == (422, "trouble")
    assert data["error"] == plain.json()["error"]
    assert "loose" in data["error"]


def test_a_job_sees_no_more_than_whoever_asked(project: Project) -> None:
    """Two views of one project have different standpoints, so neither gets the other's answer."""
    whole, gold = project.standpoint, project.resting_on(("gold",)).standpoint
    assert whole != gold
    assert project.seen_from(gold) == project.resting_on(("gold",))
    assert project.seen_from(whole) == project
