"""A model of one's own is asked: what is sent, what is dropped, who consents."""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from hustings.project import Project

from ..model_server import server
from ..serving import Served, serving
from .conftest import LINES, talk
from .test_reviewing import until


@pytest.fixture
def served(debate: Project) -> Iterator[Served]:
    with serving(debate) as s:
        yield s
    debate.close()


def asking(url: str, **more: Any) -> dict[str, Any]:
    return {"url": url, "model": "small", "transcript": "d1", "kinds": ["causes"], **more}


def item(quote: str, *sentences: int) -> dict[str, Any]:
    return {
        "kind": "causes",
        "sentences": list(sentences),
        "quote": quote,
        "concept": "none",
        "source": "unclear",
    }


def ran(served: Served) -> dict[str, Any]:
    answer: dict[str, Any] = until(
        lambda: (r := served.get("/api/model").json()["run"]) and not r["running"] and r
    )
    return answer


def test_what_would_be_sent_is_shown_to_the_letter_and_nothing_is_sent(served: Served) -> None:
    with server(lambda body: pytest.fail("something was sent")) as (url, seen):
        told = served.post("/api/model/preview", asking(url, turns=[0, 3])).json()
        assert (told["host"], told["loopback"], told["turns"]) == ("127.0.0.1", True, [0, 3])
        assert LINES[3] in told["requests"][1]["body"]
        assert seen == []


def test_a_model_on_this_machine_is_asked_and_its_inventions_are_dropped_and_counted(
    served: Served, debate: Project
) -> None:
    with server(
        lambda body: [item("because the night ferry runs", 1), item("the ferry is silent", 1)]
    ) as (url, seen):
        assert served.post("/api/model/ask", asking(url, turns=[0])).status_code == 202
        run = ran(served)
    assert (run["asked"], run["of"], run["returned"], run["dropped"], run["kept"]) == (
        1,
        1,
        2,
        1,
        1,
    )
    assert run["drop_rate"] == 0.5
    (kept,) = [s for s in debate.suggestions() if s.method == "model/small"]
    assert talk().text[kept.start : kept.end] == "because the night ferry runs"
    logged = served.get("/api/model").json()["runs"][-1]
    assert logged["requests"][0]["turn"] == 0
    assert len(logged["requests"][0]["payload_sha256"]) == 64
    assert len(seen) == 1


@pytest.mark.parametrize("reply", [b"not json", None])
def test_a_model_that_answers_wrongly_gives_a_sentence(served: Served, reply: bytes | None) -> None:
    with server(lambda body: reply) as (url, seen):
        served.post("/api/model/ask", asking(url))
        run = ran(served)
    assert run["kept"] == 0
    assert run["notes"][-1] == "Two turns in a row failed, so no more were sent."
    assert len(seen) == 2


def test_a_model_that_is_not_there_is_said_so(served: Served) -> None:
    with server(lambda body: []) as (url, _):
        pass
    served.post("/api/model/ask", asking(url))
    assert ran(served)["error"].startswith("Nothing answers at 127.0.0.1")


def test_a_slow_model_is_stopped_and_what_came_stays(served: Served) -> None:
    def slow(body: Any) -> list[Any]:
        time.sleep(0.15)
        return []

    with server(slow) as (url, seen):
        served.post("/api/model/ask", asking(url))
        assert served.post("/api/model/ask", asking(url)).status_code == 400
        until(lambda: len(seen) >= 1)
        served.post("/api/model/stop")
        run = ran(served)
    assert run["asked"] < 8
    assert "Stopped" in run["notes"][-1]


def test_a_slow_model_is_not_waited_for(served: Served) -> None:
    def slow(body: Any) -> list[Any]:
        time.sleep(0.5)
        return []

    with server(slow) as (url, _):
        served.post("/api/model/ask", asking(url, turns=[0], timeout=0.1))
        assert "no whole reply within 0.1 seconds" in ran(served)["notes"][0]


def test_another_host_needs_a_consent_that_names_it_the_model_and_the_turns(
    served: Served, monkeypatch: pytest.MonkeyPatch, debate: Project
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(
        "hustings.suggest.language_model.asking.post",
        lambda url, data, timeout: (
            sent.append(url) or {"choices": [{"message": {"content": '{"items": []}'}}]}
        ),
    )
    url = "https://model.example/v1"
    leave = {"host": "model.example", "model": "small", "turns": [0, 1]}
    refused = served.post("/api/model/ask", asking(url, turns=[0, 1]))
    assert refused.status_code == 400
    assert "consent" in refused.json()["error"]
    for wrong in ({"host": "other.example"}, {"model": "large"}, {"turns": [0]}):
        assert (
            served.post(
                "/api/model/ask", asking(url, turns=[0, 1], consent={**leave, **wrong})
            ).status_code
            == 400
        )
    assert sent == []
    assert (
        served.post("/api/model/ask", asking(url, turns=[0, 1], consent=leave)).status_code == 202
    )
    ran(served)
    assert len(sent) == 2
    (given,) = served.get("/api/model").json()["consents"]
    assert (given["host"], given["model"], given["turns"], given["by"]) == (
        "model.example",
        "small",
        [0, 1],
        "coder 1",
    )


def test_the_name_of_the_key_is_told_and_never_the_key(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert served.get("/api/model").json()["key_set"] is False
    monkeypatch.setenv("HUSTINGS_MODEL_KEY", "very secret")
    told = served.get("/api/model")
    assert told.json()["key_variable"] == "HUSTINGS_MODEL_KEY"
    assert told.json()["key_set"] is True
    assert "very secret" not in told.text
