"""The API of versions: mending, settling, joining, side by side."""

import base64
from collections.abc import Iterator

import pytest

from hustings.project import Project

from ..conftest import TALK, talk
from ..serving import Served, serving


@pytest.fixture
def served(project: Project) -> Iterator[Served]:
    project.add(talk("d2").with_(title="Die Nachtfähre"))
    project.code("d1", 53, 67, "code", {"code": "sailings"}, id="s1")
    with serving(project) as s:
        yield s


def turn(served: Served, key: str, number: int) -> str:
    return str(served.get(f"/api/transcripts/{key}").json()["turns"][number]["id"])


def test_a_turn_is_mended_and_what_it_left_open_is_settled(served: Served) -> None:
    body = {"turn": turn(served, "d1", 1), "words": "Yes. Night-time sailings bring visitors."}
    done = served.post("/api/transcripts/d1/mend", body).json()
    assert [m["before"] for m in done["moved"]] == ["Night sailings"]
    assert served.get("/api/transcripts/d1/about").json()["current"] == done["transcript"]
    (open_,) = served.get(f"/api/unsettled?transcript={done['transcript']}").json()
    assert (open_["what"], open_["before"], open_["now"]["quote"]) == (
        "moved",
        "Night sailings",
        "Night-time sailings",
    )
    answer = served.post("/api/unsettled", {"decisions": [{"statement": "s1", "do": "keep"}]})
    assert answer.json() == {"settled": 1}
    assert served.get("/api/unsettled").json() == []
    assert (
        served.post(
            "/api/unsettled", {"decisions": [{"statement": "s1", "do": "keep"}]}
        ).status_code
        == 400
    )


def test_a_passage_and_a_new_file_take_their_place(served: Served) -> None:
    body = {"after": turn(served, "d1", 0), "words": "And cars?", "speaker": "Ostrow"}
    key = served.post("/api/transcripts/d1/passage", body).json()["transcript"]
    assert "OSTROW: And cars?\n" in served.get(f"/api/transcripts/{key}").json()["text"]
    file = base64.b64encode(TALK.replace("visitors", "guests").encode()).decode()
    done = served.post(
        f"/api/transcripts/{key}/replace", {"name": "two.txt", "content": file}
    ).json()
    assert [k["id"] for k in done["kept"]] == ["s1"]
    assert (
        served.post(
            f"/api/transcripts/{key}/replace", {"name": "x.txt", "content": "§"}
        ).status_code
        == 400
    )


def test_parts_are_joined_with_their_seams_told(served: Served) -> None:
    (seam,) = served.post("/api/join/seams", {"ids": ["d1", "d2"]}).json()
    assert seam["words"] == TALK.strip()
    done = served.post("/api/join", {"ids": ["d1", "d2"], "title": "Both"})
    assert done.status_code == 201
    key = done.json()["transcript"]
    assert [p["id"] for p in served.get(f"/api/transcripts/{key}/about").json()["parts"]] == [
        "d1",
        "d2",
    ]
    assert [t["title"] for t in served.get("/api/transcripts").json()] == ["Both"]


def test_two_texts_side_by_side_are_corrected_and_statements_stand_in_both(served: Served) -> None:
    seen = served.get("/api/beside?left=d1&right=d2").json()
    assert [len(r["pairs"]) for r in seen["rows"]] == [1, 2, 1]
    assert seen["across"]["s1"] == [53, 83]
    body = {"left": "d1", "right": "d2", "verb": "alone", "one": [53, 83]}
    seen = served.post("/api/beside", body).json()
    assert seen["across"]["s1"] is None
    assert [p["told"] for p in seen["rows"][1]["pairs"] if p["left"] == [53, 83]] == [True]
    assert served.get("/api/transcripts/d2/about").json()["beside"] == [
        {"id": "d1", "title": "The night ferry"}
    ]
    assert served.post("/api/beside", {**body, "one": [1]}).status_code == 400
    assert served.get("/api/beside?left=d1&right=d9").status_code == 404


def test_what_stands_after_a_part_is_no_doubt(project: Project) -> None:
    from hustings.views.versions import beside_view

    project.add(talk("d2").with_(text=TALK[:40], turns=talk().turns[:1]))
    seen = beside_view(project, "d1", "d2")
    doubts = [p.doubt for r in seen.rows for p in r.pairs]
    assert [bool(d) for d in doubts] == [False, False, False, False]
