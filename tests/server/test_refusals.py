"""What a speaker describes, told wrongly: one sentence by page's address, command and Python, and
nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hustings import relation_network
from hustings.cli import main
from hustings.errors import CodingError
from hustings.project import Project

from ..serving import Served, serving

WRONG_TIMES = {
    "1930s": ("at character 5", "write 193X"),
    "1975/1950": ("it ends before it begins", "at character 6", "write 1950/1975"),
    "1968-13-02": ("at character",),
}
ONE_ACTOR = "Both ends of the relation are one actor; name the other it stands to."
SPAN = {"transcript": "d1", "start": 48, "end": 82}


@pytest.fixture
def served(project: Project) -> Iterator[Served]:
    told = {"actor": "Traders' Guild", "relation": "opposes", "target": "Ferry Company"}
    project.code("d1", 48, 82, "relation", told, id="r1", memo="kept")
    guild = next(a for a in project.actors() if a.name == "Traders' Guild")
    project.change_name("actors", guild.id, aliases=["The Guild"])
    with serving(project) as s:
        yield s


def refused(served: Served, answer: Any) -> str:
    assert answer.status_code == 422, answer.text
    told = answer.json()["error"]
    assert "\n" not in told
    assert "Traceback" not in told
    return str(told)


@pytest.mark.parametrize("about", WRONG_TIMES)
def test_a_time_that_is_none_names_its_place_and_the_nearest(served: Served, about: str) -> None:
    before = served.get("/api/project").json()["revision"]
    values = {"event": "sailing"}
    body = {**SPAN, "form": "event", "values": values, "about": about}
    told = refused(served, served.post("/api/statements", body))
    assert all(words in told for words in WRONG_TIMES[about])
    edited = served.client.patch("/api/statements/r1", json={"about": about, "memo": "lost?"})
    assert refused(served, edited) == told
    assert served.get("/api/project").json()["revision"] == before
    assert served.get("/api/statements/r1").json()["memo"] == "kept"


@pytest.mark.parametrize("target", ["Traders' Guild", "The Guild"])
def test_a_relation_of_one_actor_to_itself_is_refused(served: Served, target: str) -> None:
    values = {"actor": "Traders' Guild", "relation": "opposes", "target": target}
    body = {**SPAN, "form": "relation", "values": values}
    assert ONE_ACTOR in refused(served, served.post("/api/statements", body))
    changed = served.client.patch("/api/statements/r1", json={"values": {"target": target}})
    assert ONE_ACTOR in refused(served, changed)
    assert served.get("/api/statements/r1").json()["values"]["target"] == "Ferry Company"


def test_a_verdict_on_what_is_no_prediction_is_refused(served: Served, project: Project) -> None:
    told = refused(served, served.post("/api/forecasts/r1/verdicts", {"outcome": "came about"}))
    assert "prediction" in told
    with pytest.raises(CodingError) as raised:
        project.judge("r1", "came about")
    assert str(raised.value) == told
    assert project.verdicts() == []


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("periods", "--name", "the lean years", "--edtf", "1930s"), "write 193X"),
        (("periods", "--name", "the lean years", "--edtf", "1975/1950"), "ends before it begins"),
        (("verdict", "r1", "open"), "prediction"),
        (("timeline", "--since", "1930s"), "write 193X"),
        (("relations", "--time", "told", "--until", "1975/1950"), "write 1950/1975"),
    ],
)
def test_commands_refuse_in_one_sentence(
    project: Project, tmp_path: Path, command: tuple[str, ...], words: str
) -> None:
    told = {"actor": "Traders' Guild", "relation": "opposes", "target": "Ferry Company"}
    project.code("d1", 48, 82, "relation", told, id="r1")
    path = tmp_path / "talk.hustings"
    done = CliRunner().invoke(main, [command[0], str(path), *command[1:]])
    assert done.exit_code == 1, done.output
    assert words in done.output
    assert done.output.count("\n") == 1
    assert project.periods() == []


def test_statements_that_were_told_so_elsewhere_stay_and_are_counted(project: Project) -> None:
    values = {"actor": "Guild", "relation": "opposes", "target": "Guild"}
    rows: list[dict[str, Any]] = [{**SPAN, "form": "relation", "values": values, "id": "r2"}]
    project.code_many(rows)
    project.edit("r2", memo="a file told it so")
    assert relation_network(project.columns()).selves == 1


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "There is no statement 'r9'."),
        ("de-CH,en;q=0.5", "Eine Aussage „r9“ gibt es nicht."),
        ("ru", "Высказывания «r9» нет."),
    ],
)
def test_a_refusal_is_in_the_language_of_whoever_asks(
    served: Served, language: str, told: str
) -> None:
    answer = served.client.get("/api/statements/r9", headers={"accept-language": language})
    assert answer.json()["error"] == told


GERMAN = {"accept-language": "de"}


def test_who_is_turned_away_reads_why_in_their_language(served: Served) -> None:
    foreign = {"origin": "http://elsewhere.example", **GERMAN}
    told = served.client.post("/api/undo", json={}, headers=foreign).text
    assert told == (
        "Eine fremde Seite hat versucht, dieses Projekt zu ändern. Sie wurde nicht eingelassen."
    )
    elsewhere = served.get("/api/project", headers={"host": "elsewhere.example", **GERMAN}).text
    assert elsewhere == (
        "Dieser Server antwortet nur auf diesem Rechner, unter seiner eigenen Adresse."
    )


@pytest.mark.parametrize(
    ("path", "body", "english", "german"),
    [
        (
            "/api/statements",
            {},
            "What was asked is not understood at 'transcript': Field required.",
            "Was gefragt wurde, ist bei „transcript“ nicht zu verstehen: Diese Angabe ist nötig.",
        ),
        (
            "/api/statements",
            {"transcript": "d1", "start": "here", "end": 3, "form": "code", "values": {}},
            "What was asked is not understood at 'start': Input should be a valid integer.",
            "Was gefragt wurde, ist bei „start“ nicht zu verstehen: hier steht eine ganze Zahl.",
        ),
        ("/api/nowhere", {}, "Method Not Allowed.", "So kann man hier nicht fragen."),
    ],
)
def test_a_request_that_is_none_is_told_whole_in_one_language(
    served: Served, path: str, body: Any, english: str, german: str
) -> None:
    assert served.post(path, body).json()["error"] == english
    told = served.client.post(path, json=body, headers=GERMAN).json()["error"]
    assert german in told
    assert "should" not in told
