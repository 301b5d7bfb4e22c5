"""The ledgers on the command line: their rows are what scripts depend on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hustings.cli import main
from hustings.project import Project

from ..conftest import talk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "talk.hustings"
    with Project.create(made) as project:
        project.add(talk())
        values = {"quoted": "Traders' Guild", "words": "verbatim", "source": "Newsletter 41"}
        project.code("d1", 90, 106, "quotation", values, id="q1", commitment="rejects")
        told = {"outcome": "visitors", "direction": "rises", "horizon": "2025-05-01"}
        project.code("d1", 53, 82, "prediction", told, id="s1", commitment="predicts")
    return made


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def rows(*words: object) -> list[dict[str, Any]]:
    found = run(*words, "--json")
    assert found.exit_code == 0, found.output
    return list(json.loads(found.output))


def test_quotations_as_rows(path: Path) -> None:
    (row,) = rows("quotations", path)
    wanted = "quoted quoted_by quote words commitment source check statement".split()
    assert {name: row[name] for name in wanted} == {
        "quoted": "Traders' Guild",
        "quoted_by": "Renn",
        "quote": "They bring noise",
        "words": "verbatim",
        "commitment": "rejects",
        "source": "Newsletter 41",
        "check": "unchecked",
        "statement": "q1",
    }
    assert "in Renn’s account" in run("quotations", path).output


def test_a_quotation_is_checked_against_a_file_and_taken_back(path: Path, tmp_path: Path) -> None:
    original = tmp_path / "newsletter.txt"
    original.write_text("We wrote it in May. They bring a little noise.\n", encoding="utf-8")
    done = run("quotations", path, "--check", "q1", "--original", original)
    assert done.output.startswith("differs: 2 words missing: 3 of 5 words that stand there")
    (row,) = rows("quotations", path)
    assert (row["check"], row["original"]) == ("differs", "They bring a little noise")
    run("undo", path)
    assert rows("quotations", path)[0]["check"] == "unchecked"


def test_a_transcript_of_the_project_is_an_original(path: Path) -> None:
    done = run("quotations", path, "--check", "q1", "--transcript", "The night ferry")
    assert done.output == "matches: All 3 quoted words stand there as they are quoted.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--check", "s1"), "Only a quotation can be checked"),
        (("--check", "q9"), "There is no statement 'q9'"),
        (("--check", "q1"), "holds none of the quoted words"),
        ((), "Say which quotation with --check ID."),
    ],
)
def test_a_check_that_makes_no_sense_is_one_sentence(
    path: Path, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    original = tmp_path / "other.txt"
    original.write_text("Zebras gallop.\n", encoding="utf-8")
    done = run("quotations", path, *words, "--original", original)
    assert done.exit_code == 1
    assert sentence in done.output
    assert rows("quotations", path)[0]["check"] == "unchecked"


def test_forecasts_as_rows_on_a_day(path: Path) -> None:
    (row,) = rows("forecasts", path, "--today", "2026-11-28")
    wanted = "holder quote outcome direction likelihood condition horizon checkable criterion"
    assert [row[name] for name in wanted.split()] == [
        *("Calder", "Night sailings bring visitors", "visitors", "rises"),
        *(None, None, "2025-05-01", None, None),
    ]
    assert (row["verdicts"], row["state"], row["days_past"]) == ([], "due", 576)
    assert rows("forecasts", path, "--today", "2025-04-01")[0]["state"] == "open"


def test_a_verdict_waits_for_the_criterion_and_stands_beside_others(path: Path) -> None:
    refused = run("verdict", path, "s1", "came about")
    assert refused.exit_code == 1
    assert "Write down first what would count" in refused.output
    with Project.open(path) as project:
        project.edit("s1", values={"criterion": "more beds booked"})
    run("verdict", path, "s1", "came about", "--on", "2025-06-01", "--evidence", "count, p. 9")
    run("verdict", path, "s1", "did not", "--coder", "JO")
    (row,) = rows("forecasts", path)
    assert row["state"] == "decided"
    assert [(v["by"], v["outcome"], v["on"]) for v in row["verdicts"]] == [
        ("coder 1", "came about", "2025-06-01"),
        ("JO", "did not", None),
    ]


def test_a_verdict_on_something_else_is_one_sentence(path: Path) -> None:
    done = run("verdict", path, "q1", "came about")
    assert done.exit_code == 1
    assert "Only a prediction can be judged; this statement is a quotation." in done.output


def test_words_of_likelihood_are_agreed_on_and_the_score_says_why_there_is_none(
    path: Path,
) -> None:
    done = run("forecasts", path, "--agree", "will", "0.9", "1", "--score")
    assert done.output.endswith(
        "0 decided: fewer than 10, so there is no score. 10 more are needed.\n"
    )
    with Project.open(path) as project:
        assert project.likelihood_ranges() == {"will": [0.9, 1.0]}
    assert "two numbers from 0 to 1" in run("forecasts", path, "--agree", "so", "1", "0").output
