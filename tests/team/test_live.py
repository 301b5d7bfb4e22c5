"""What people in one project hear of each other, and when a stream ends."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from .conftest import PASSWORD, TeamServer
from .test_server import coded, with_text


class Heard:
    """The events of one stream, as they come."""

    def __init__(self) -> None:
        self.events: list[tuple[str, dict[str, Any]]] = []
        self.ended = threading.Event()

    def read(self, client: httpx.Client, path: str) -> None:
        kind = ""
        try:
            with client.stream("GET", path, timeout=30) as answer:
                for line in answer.iter_lines():
                    name, _, value = line.partition(": ")
                    if name == "event":
                        kind = value
                    elif name == "data":
                        self.events.append((kind, json.loads(value)))
        except httpx.HTTPError:  # the server ended first
            pass
        finally:
            self.ended.set()

    def named(self, kind: str) -> list[dict[str, Any]]:
        return [data for name, data in self.events if name == kind]

    def until(self, told: Any, seconds: float = 10) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if told(self):
                return
            time.sleep(0.02)
        raise AssertionError(self.events)


@contextmanager
def listening(client: httpx.Client, p: str) -> Iterator[Heard]:
    heard = Heard()
    path = f"/api/projects/{p}/live"
    thread = threading.Thread(target=heard.read, args=(client, path), daemon=True)
    thread.start()
    heard.until(lambda h: h.named("presence"))
    yield heard


def test_the_others_hear_who_wrote_what(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    ben = served.joined(ann, p, "coder", "Ben")
    text = with_text(ann, p)
    with listening(served.signed_in("Ann"), p) as heard:
        made = coded(ben, p, text, code="secretword")
        heard.until(lambda h: any(made["id"] in c["records"] for c in h.named("changed")))
        told = heard.named("changed")[-1]
        assert (told["by"], told["verb"], told["transcript"]) == ("Ben", "code", text)
        assert told["revision"] == ann.get(f"/api/projects/{p}/project").json()["revision"]
        ben.post(f"/api/projects/{p}/undo")
        heard.until(lambda h: h.named("changed")[-1]["verb"] == "undo")
        assert "secretword" not in str(heard.events)


def test_who_is_there_is_told_and_forgotten(served: TeamServer) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    ben = served.joined(ann, p, "reader", "Ben")
    with listening(served.signed_in("Ann"), p) as heard:
        before = ann.get(f"/api/projects/{p}/project").json()["revision"]
        place = {"page": "read", "transcript": "t1", "turn": "5"}
        assert ben.post(f"/api/projects/{p}/presence", json=place).status_code == 204
        heard.until(lambda h: h.named("presence")[-1]["here"])
        assert heard.named("presence")[-1]["here"] == [{"who": "Ben", **place}]
        assert ann.get(f"/api/projects/{p}/project").json()["revision"] == before
        served.team.clock = lambda: time.time() + 46
        heard.until(lambda h: h.named("presence")[-1]["here"] == [])


def taken_out(served: TeamServer, ann: httpx.Client, ben: httpx.Client, p: str) -> None:
    whose = ben.get("/api/session").json()["account"]["id"]
    assert ann.delete(f"/api/projects/{p}/members/{whose}").status_code == 204


def lowered(served: TeamServer, ann: httpx.Client, ben: httpx.Client, p: str) -> None:
    whose = ben.get("/api/session").json()["account"]["id"]
    body = {"role": "reader"}
    assert ann.patch(f"/api/projects/{p}/members/{whose}", json=body).status_code == 200


def signed_out(served: TeamServer, ann: httpx.Client, ben: httpx.Client, p: str) -> None:
    assert ben.delete("/api/session").status_code == 204


def new_password(served: TeamServer, ann: httpx.Client, ben: httpx.Client, p: str) -> None:
    body = {"old": PASSWORD, "new": "another one for tomorrow"}
    other = served.signed_in("Ben")
    assert other.post("/api/password", json=body).status_code == 204


@pytest.mark.parametrize("end", [taken_out, lowered, signed_out, new_password])
def test_a_stream_ends_within_two_seconds_of_its_right(served: TeamServer, end: Any) -> None:
    ann = served.signed_in("Ann")
    p = served.project(ann)
    ben = served.joined(ann, p, "coder", "Ben")
    text = with_text(ann, p)
    with listening(ben, p) as heard, listening(served.signed_in("Ann"), p) as stays:
        end(served, ann, ben if end is not signed_out else _copy(served, ben), p)
        began = time.monotonic()
        assert heard.ended.wait(5)
        assert time.monotonic() - began < 4  # two, where nothing else runs
        assert heard.named("role")[-1]["role"] in ("", "reader")
        count = len(heard.events)
        coded(ann, p, text)
        stays.until(lambda h: len(h.named("changed")) > 1)
        assert len(heard.events) == count
        assert not stays.ended.is_set()


def _copy(served: TeamServer, client: httpx.Client) -> httpx.Client:
    """The same session in another connection: the first one is busy listening."""
    made = served.client()
    made.cookies.update(client.cookies)
    return made
