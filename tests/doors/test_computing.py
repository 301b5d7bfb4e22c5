"""A centrality and a question of another package, in Python, on the command line and in the API."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import hustings
from hustings import studies
from hustings.model import Network
from hustings.networks import centralities
from hustings.project import Project
from hustings.views import asking

from ..cli.commands import told
from ..serving import serving
from .conftest import install

# -- a centrality ----------------------------------------------------------------------------------

PATH = Network(
    tuple("abcd"), tuple("abcd"), np.diag([1.0] * 3, 1) + np.diag([1.0] * 3, -1), mode="one-mode"
)
"""a - b - c - d"""


def test_a_centrality_in_python(lamp_log: Path) -> None:
    assert {n: v["within_two"] for n, v in centralities(PATH).items()} == {
        "a": 2,
        "b": 3,
        "c": 3,
        "d": 2,
    }


def test_a_centrality_on_the_command_line(coded: Project) -> None:
    options = ["--set", "variable1=speaker", "--set", "variable2=code"]
    actors = json.loads(told("ask", coded.path, "centralities", *options, "--json"))
    assert {name: (one["within_two"], one["degree"]) for name, one in actors.items()} == {
        "Calder": (1, 1),
        "Renn": (1, 1),
    }


def test_a_centrality_in_the_api(coded: Project) -> None:
    with serving(coded) as site:
        body = {"variable1": "speaker", "variable2": "code", "forms": ["code"]}
        told = site.post("/api/network/measures", body).json()
    assert told["centralities"]["within_two"] == "how many are at most two ties away"
    assert [n["centralities"]["within_two"] for n in told["nodes"]] == [1, 1]


def test_a_centrality_that_fails_is_named_and_left_out(
    site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    module = "from hustings.networks import Centrality\nA = Centrality(label='a', measure=lambda n: {})\n"
    install(site, "fog", {"hustings.centralities": {"a": "fog:A"}}, module)
    assert "a" not in centralities(PATH)["b"]
    assert "The centrality 'a' failed and is left out: KeyError" in caplog.text


def test_a_question_in_python(coded: Project) -> None:
    study = studies.study_of("talkers", {"least": 2, "speakers": ["Calder", "Renn"]})
    assert study.options == {"least": 2}
    assert [len(ids) for ids in studies.run(coded, study).values()] == [2]
    with pytest.raises(hustings.UnknownName, match="Did you mean 'talkers'"):
        studies.study_of("talker", {})


def test_a_question_on_the_command_line(coded: Project) -> None:
    assert "talkers            Who says how much." in told("ask", coded.path)
    assert json.loads(told("ask", coded.path, "talkers", "--json")) == {"Calder": 2, "Renn": 1}
    assert json.loads(told("ask", coded.path, "talkers", "--set", "least=2")) == {"Calder": 2}
    rows = json.loads(told("ask", coded.path, "talkers", "--at", "speaker=Renn", "--json"))
    assert len(rows) == 1


def test_a_question_in_the_api(coded: Project) -> None:
    with serving(coded) as site:
        assert "talkers" in [b["name"] for b in site.get("/api/builds").json()]
        answer = site.post("/api/studies/talkers", {"options": {"least": 2}}).json()
        at = {"at": {"speaker": "Renn"}}
        behind = site.post("/api/studies/talkers/evidence", at).json()["statements"]
        refused = site.post("/api/studies/barplot/evidence", {"options": {"variable": "speaker"}})
    assert (answer["answer"], answer["study"]["build"]) == ({"Calder": 2}, "talkers")
    assert [s["start"] for s in behind] == [20]
    assert refused.status_code == 400
    assert "barplot does not say which sentences" in refused.text


OWN = "network windows event_list barplot causal_map timeline relation_network ascription".split()


def test_hustings_own_questions_are_asked_by_name_too(project: Project) -> None:
    words = {"concept": "Night ferry", "agreement": True}
    (talk,) = project.transcripts()
    project.code(talk["id"], 48, 53, "position", words, holder="Calder", commitment="asserts")
    for build in OWN:
        json.dumps(asking.ask(project, build, {}).answer, allow_nan=False)
    counts = asking.ask(project, "barplot", {"variable": "concept"}).answer
    assert "Night ferry" in json.dumps(counts)
    at = {"row": "Calder", "column": "Night ferry"}
    options = {"variable1": "speaker", "variable2": "concept", "mode": "two-mode"}
    assert len(asking.behind(project, "network", options, at).statements) == 1
    listed = {made.name: made.label for made in asking.builds()}
    assert set(listed) == set(studies.BUILDS)
    assert all(listed.values())
