"""Windows, camps, backbone, counts and two studies side by side, over the API; worked out by hand."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from hustings.project import Project

from ..serving import Served, serving

STUDY = {
    "variable1": "speaker",
    "variable2": "concept",
    "mode": "one-mode",
    "qualifier": "agreement",
}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Ines and Jonas are for the ferry and the quay, Tobias and Edda against both; two hearings, a month apart."""
    with Project.create(tmp_path / "p.hustings") as project:
        for month in ("03", "04"):
            lines = [
                f"{who}: I say it of month {month}." for who in ("INES", "JONAS", "TOBIAS", "EDDA")
            ]
            path = tmp_path / f"2024-{month}-01_hearing.txt"
            path.write_text("\n".join(lines) + "\n")
            talk = project.add(path)[0]
            project.describe(talk.id, date=f"2024-{month}-01")
            for turn in talk.turns:
                start = talk.text.index("I say", turn.start)
                side = turn.speaker in ("INES", "JONAS")
                for concept in ("night ferry", "quay without cars"):
                    values = {"concept": concept, "agreement": side}
                    project.code(talk.id, start, start + 5, "position", values)
        with serving(project) as s:
            yield s


def ask(served: Served, path: str, **body: Any) -> Any:
    answer = served.post(f"/api/{path}", body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_every_window_has_its_dates_its_number_and_its_value(served: Served) -> None:
    time = {"unit": "days", "width": 2, "step": 1}
    found = ask(served, "windows", **STUDY, aggregation="congruence", **time, measure="ties")
    points = found["points"]
    assert points[0]["start"][:10] == "2024-03-01"
    assert points[-1]["stop"][:10] == "2024-04-01"
    assert [(p["n"], p["value"]) for p in (points[0], points[5], points[-1])] == [
        (8, 2.0),
        (0, 0.0),
        (8, 2.0),
    ]
    polar = ask(
        served, "windows", **STUDY, aggregation="congruence", **time, measure="polarization"
    )
    assert (polar["points"][0]["value"], polar["points"][5]["value"]) == (1.0, None)


def test_a_window_opens_its_network_and_its_sentences(served: Served) -> None:
    time = {"unit": "days", "width": 2, "step": 1}
    net = ask(served, "windows/network", **STUDY, aggregation="congruence", **time, index=0)
    assert {(t["source"], t["target"]): t["weight"] for t in net["ties"]} == {
        ("EDDA", "TOBIAS"): 2.0,
        ("INES", "JONAS"): 2.0,
    }
    cell = {**STUDY, "aggregation": "congruence", **time, "index": 0}
    assert (
        len(ask(served, "windows/evidence", **cell, row="INES", column="JONAS")["statements"]) == 4
    )
    assert len(ask(served, "windows/evidence", **cell)["statements"]) == 8
    assert (
        served.post("/api/windows/network", {**cell, "index": 99})
        .json()["error"]
        .startswith("There is no window 99")
    )


def test_a_window_is_saved_as_a_file(served: Served) -> None:
    asked = {
        **STUDY,
        "aggregation": "congruence",
        "unit": "days",
        "width": 2,
        "step": 1,
        "index": 0,
    }
    table = served.post("/api/network/export", {**asked, "format": "csv"}).text
    whole = served.post(
        "/api/network/export", {**STUDY, "aggregation": "congruence", "format": "csv"}
    ).text
    # two statements of each in one hearing, four in both: 2 and 8 as in the windows above
    assert "2" in table
    assert "8" in whole
    assert "8" not in table
    assert (
        served.post("/api/network/export", {**asked, "index": 99, "format": "csv"}).status_code
        == 400
    )


def test_camps_are_found_and_the_network_says_who_is_in_which(served: Served) -> None:
    found = ask(served, "polarization", **STUDY, aggregation="subtract", clusters=2)
    assert sorted(sorted(c) for c in found["camps"]) == [["EDDA", "TOBIAS"], ["INES", "JONAS"]]
    assert (found["index"], found["congruence_within"], found["conflict_between"]) == (
        1.0,
        1.0,
        1.0,
    )
    camp = {n["name"]: n["camp"] for n in found["network"]["nodes"]}
    assert camp["INES"] == camp["JONAS"] != camp["EDDA"] == camp["TOBIAS"]


def test_two_concepts_that_say_the_same_make_a_backbone_of_one(served: Served) -> None:
    found = ask(served, "backbone", **STUDY, aggregation="subtract")
    assert (len(found["backbone"]), len(found["redundant"])) == (1, 1)
    assert found["loss"] == pytest.approx(0.0)
    assert [s["round"] for s in found["steps"]] == list(range(1, len(found["steps"]) + 1))


def test_counts_open_their_sentences(served: Served) -> None:
    found = ask(served, "barplot", variable="concept", qualifier="agreement")
    assert found["levels"] == [0, 1]
    assert found["bars"] == [
        {"value": c, "counts": [4, 4]} for c in ("night ferry", "quay without cars")
    ]
    bar = ask(
        served,
        "barplot/evidence",
        variable="concept",
        qualifier="agreement",
        value="night ferry",
        level=1,
    )
    assert {s["speaker"] for s in bar["statements"]} == {"INES", "JONAS"}


def test_two_studies_share_places_and_list_what_differs(served: Served) -> None:
    a = {**STUDY, "aggregation": "congruence"}
    found = ask(served, "network/compare", a=a, b={**a, "until": "2024-03-31"})
    places = [{n["name"]: (n["x"], n["y"]) for n in found[side]["nodes"]} for side in "ab"]
    assert places[0] == places[1]
    # four statements of each of the two over two concepts against two of each: 2 * 2 * 2 and 1 * 1 * 2
    assert {(d["source"], d["target"], d["a"], d["b"]) for d in found["differences"]} == {
        ("EDDA", "TOBIAS", 8.0, 2.0),
        ("INES", "JONAS", 8.0, 2.0),
    }
    assert (found["same"], found["only_a"], found["only_b"]) == (0, [], [])


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("windows", {"unit": "fortnights"}, "unit"),
        ("windows", {"unit": "seconds", "width": 2, "step": 1}, "Make the step larger"),
        ("windows", {"measure": "beauty"}, "measure"),
        ("polarization", {"qualifier": None}, "qualifier"),
        ("backbone", {"method": "fixed"}, "size"),
        ("barplot/evidence", {"variable": "concept", "value": "moon"}, "moon"),
        ("network/compare", {"a": {**STUDY}, "b": {**STUDY, "mode": "two-mode"}}, "same mode"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_one_sentence(
    served: Served, path: str, body: dict[str, Any], words: str
) -> None:
    base = {} if "a" in body or path.startswith("barplot") else {**STUDY, "aggregation": "ignore"}
    answer = served.post(f"/api/{path}", {**base, **body})
    assert answer.status_code in (400, 404, 422)
    assert words in answer.json()["error"]


def test_two_camps_that_only_clash_are_wholly_balanced(served: Served) -> None:
    # two hearings x two concepts: each pair of one side shares 2 * 2 products per concept, across the sides as many below 0
    told = ask(served, "network/measures", **STUDY, aggregation="subtract")
    assert {
        n["name"]: tuple(n["centralities"][c] for c in ("degree", "positive", "negative"))
        for n in told["nodes"]
    } == dict.fromkeys(("EDDA", "INES", "JONAS", "TOBIAS"), (3, 8, -16))
    assert sorted(map(sorted, told["coalitions"])) == [["EDDA", "TOBIAS"], ["INES", "JONAS"]]
    assert told["modularity"] == pytest.approx(0.5)
    assert told["triads"] == [0, 0, 4, 0]
    assert (told["balanced_share"], told["frustration"], told["frustrated"]) == (1.0, 0, [])


def test_a_picture_is_coloured_by_an_attribute_and_carries_its_study(served: Served) -> None:
    keys = {a["name"]: a["id"] for a in served.get("/api/actors").json()}
    for name, party in (
        ("INES", "Harbour List"),
        ("JONAS", "Harbour List"),
        ("EDDA", "Quay Party"),
    ):
        served.client.patch(f"/api/actors/{keys[name]}", json={"attributes": {"party": party}})
    look = {**STUDY, "aggregation": "subtract", "color_by": "party"}
    drawn = served.post("/api/network/export", {**look, "format": "svg", "size_by": "weight"})
    marks = {
        m.get("data-name"): m
        for m in ElementTree.fromstring(drawn.text).iter()
        if m.get("data-name")
    }
    fill = {n: marks[n][1].get("fill") for n in ("INES", "JONAS", "EDDA", "TOBIAS")}
    assert fill["INES"] == fill["JONAS"] != fill["EDDA"]
    assert fill["TOBIAS"] == "#ffffff"
    assert ">Harbour List<" in drawn.text
    assert (
        json.loads(ElementTree.fromstring(drawn.text)[0].text)["options"]["aggregation"]
        == "subtract"
    )
    picture = served.post("/api/network/export", {**look, "format": "png"}).content
    assert b"iTXtDescription" in picture
    assert b'"variable2": "concept"' in picture
    refused = served.post("/api/network/export", {**STUDY, "format": "svg", "color_by": "partei"})
    assert refused.status_code == 422
    assert "party" in refused.json()["error"]
