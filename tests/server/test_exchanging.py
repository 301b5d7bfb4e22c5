"""Other programs' files over the API: looked at first, written when a person says so, and taken out with a report."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from hustings.exchange import read_bundle
from hustings.project import Project

from ..project.test_exchange import qdpx
from ..serving import Served, serving


@pytest.fixture
def served(project: Project) -> Iterator[Served]:
    with serving(project) as s:
        yield s


def file(name: str, data: bytes) -> dict[str, str]:
    return {"name": name, "content": base64.b64encode(data).decode()}


def test_a_file_is_shown_with_its_passages_before_anything_is_written(
    served: Served, project: Project, tmp_path: Path
) -> None:
    data = qdpx(tmp_path / "a.qdpx", "a", "Talk", "A 🚢 left.\nThe old quay stays.").read_bytes()
    before = project.revision
    looked = served.post("/api/exchange/look", file("../../talk.qdpx", data)).json()
    (passage,) = looked["passages"]
    assert passage == {
        "before": "The old ",
        "quote": "quay",
        "after": " stays.",
        "title": "Talk",
        "code": "quay",
    }
    assert (looked["report"]["imported"]["statements"], project.revision) == (1, before)
    report = served.post("/api/exchange/import", {"key": looked["key"]})
    assert (report.status_code, report.json()["imported"]["statements"]) == (201, 1)
    assert "quay" in [s.quote for s in project.statements()]
    served.post("/api/undo")
    assert "quay" not in [s.quote for s in project.statements()]


def test_a_file_that_was_cancelled_or_taken_is_no_longer_at_hand(
    served: Served, tmp_path: Path
) -> None:
    data = qdpx(tmp_path / "a.qdpx", "a", "Talk", "The old quay.").read_bytes()
    key = served.post("/api/exchange/look", file("talk.qdpx", data)).json()["key"]
    assert served.post("/api/exchange/cancel", {"key": key}).json() == {"cancelled": True}
    answer = served.post("/api/exchange/import", {"key": key})
    assert 400 <= answer.status_code < 500
    assert "Choose it again" in answer.json()["error"]


@pytest.mark.parametrize("name", ["nothing.qdpx", "odd.xyz", "..", "", "a/b\\c.dna"])
def test_a_file_that_cannot_be_read_is_refused_with_one_sentence(
    served: Served, project: Project, name: str
) -> None:
    before = project.revision
    answer = served.post("/api/exchange/look", file(name, b"\0nothing"))
    assert 400 <= answer.status_code < 500
    assert "\n" not in answer.json()["error"]
    assert project.revision == before


def test_a_project_goes_out_with_its_report(
    served: Served, project: Project, tmp_path: Path
) -> None:
    wanted = {"format": "refi", "suffix": ".qdpx", "dialect": "nvivo-windows"}
    made = served.post("/api/exchange/export", wanted).json()
    (tmp_path / made["name"]).write_bytes(base64.b64decode(made["content"]))
    back = read_bundle(tmp_path / made["name"])
    assert back.report.dialect == "REFI-QDA, Hustings (offsets: nvivo-windows)"
    assert [t.text for t in back.transcripts] == [
        project.transcript(t["id"]).text for t in project.transcripts()
    ]
    assert made["report"]["imported"]["transcripts"] == len(back.transcripts)


@pytest.mark.parametrize(
    ("wanted", "named"),
    [({"format": "taguette"}, "taguette"), ({"format": "refi", "suffix": ".dna"}, ".dna"),
     ({"format": "refi", "dialect": "klingon"}, "klingon"), ({"format": "dna", "dialect": "spec"}, "dialect")],
)  # fmt: skip
def test_a_wrong_wish_is_refused_by_name(
    served: Served, wanted: dict[str, str], named: str
) -> None:
    answer = served.post("/api/exchange/export", wanted)
    assert 400 <= answer.status_code < 500
    assert named in answer.json()["error"]


VOTES = b"person,concept,agreement,date\nAnn Lee,Fee,1,3/5/2031\nBo Marsh,Fee,maybe,4/5/2031\n"


def test_a_date_that_may_be_read_in_two_ways_is_asked_before_a_file_can_be_taken(
    served: Served,
) -> None:
    asked = served.post("/api/exchange/look", file("votes.csv", VOTES)).json()
    assert (asked["unclear"], asked["key"]) == ("3/5/2031", "")
    told = served.post("/api/exchange/look", {**file("votes.csv", VOTES), "dates": "mdy"}).json()
    assert told["unclear"] == ""
    assert told["key"]
    assert [(c["name"], c["kind"], c["examples"]) for c in told["columns"]] == [
        ("person", "name", ["Ann Lee", "Bo Marsh"]),
        ("concept", "name", ["Fee"]),
        ("agreement", "name", ["1", "maybe"]),
    ]


def test_a_column_is_read_as_a_person_says_or_refused_with_its_row(served: Served) -> None:
    body = {**file("votes.csv", VOTES), "dates": "dmy"}
    wrong = served.post("/api/exchange/look", {**body, "types": {"agreement": "boolean"}})
    assert 400 <= wrong.status_code < 500
    assert "'maybe' in row 3" in wrong.json()["error"]
    text = served.post("/api/exchange/look", {**body, "types": {"agreement": "text"}}).json()
    assert [c["kind"] for c in text["columns"]] == ["name", "name", "text"]
    assert set(text["kinds"]) == {"name", "boolean", "integer", "number", "text", "date"}
