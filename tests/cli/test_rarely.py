"""Commands and options that are seldom given: who codes what, composed reports, a project looked
after as a file.
"""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from hustings.cli import main
from hustings.model.documents import DocumentPart, ReportPlan
from hustings.project import Project

from ..conftest import talk
from .commands import data, run, told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two texts of three turns; Anna coded a cause in the first and has finished it."""
    where = tmp_path / "bay.hustings"
    with Project.create(where, coder="Cleo") as project:
        project.add(talk("d1"))
        project.add(talk("d2"))
        cause = {"cause": "sailings", "effect": "visitors", "sign": "+"}
        project.code("d1", 48, 83, "cause", cause, coder="Anna")
        position = {"concept": "ferry", "agreement": True}
        project.code("d1", 8, 39, "position", position, coder="Anna")
    return where


# -- who codes what --------------------------------------------------------------------------------


def test_a_preview_of_a_drawing_writes_nothing(path: Path) -> None:
    seen = told("assign", path, "--coders", "Anna,Ben", "--double", "1", "--preview")
    assert seen.count("The night ferry") == 2
    assert "Anna: 2, Ben: 2" in seen
    assert "Both: Anna and Ben 2" in seen
    rows = data("assign", path, "--coders", "Anna,Ben", "--double", "1", "--preview")
    assert [sorted(row["coders"]) for row in rows] == [["Anna", "Ben"]] * 2
    assert "Nothing is assigned." in told("assignments", path)


def test_what_was_drawn_is_told_of_all_and_of_one(path: Path) -> None:
    made = data("assign", path, "--coders", "Anna,Ben", "--double", "1", "--not-blind")
    assert sorted(row["coder"] for row in made) == ["Anna", "Anna", "Ben", "Ben"]
    lines = told("assignments", path).splitlines()
    assert len(lines) == 4
    assert not any("blind" in line for line in lines)
    assert sum("2 statements" in line for line in lines) == 1
    assert len(told("assignments", path, "--of", "Ben").splitlines()) == 2
    assert {row["coder"] for row in data("assignments", path, "--of", "Ben")} == {"Ben"}


def test_passages_are_told_by_their_turns(path: Path) -> None:
    drawn = told("assign", path, "--coders", "Anna=1,Ben=1", "--turns", "2", "--double", "0")
    assert "turns 1 to 2" in drawn or "turns 1 to 3" in drawn
    assert "blind" in told("assignments", path)


def test_a_share_that_is_no_number_is_refused_with_its_words(path: Path) -> None:
    refused = run("assign", path, "--coders", "Anna=much", code=1)
    assert "'much' is no number; write NAME=SHARE" in refused.output


def test_a_second_look_is_drawn_from_what_was_finished_and_begun_by_its_id(path: Path) -> None:
    told("assign", path, "--coders", "Anna", "--double", "0")
    for text in ("d1", "d2"):
        told("finish", path, text, "--coder", "Anna")
    drawn = told("second-look", path, "--share", "0.5", "--days", "30")
    (line,) = drawn.splitlines()
    assert "Anna" in line
    assert "from 20" in line
    assert "(second look)" in line
    early = run("second-look", path, "--begin", line.split()[0], code=1)
    assert "not before" in early.output
    other = told("second-look", path, "--share", "1", "--days", "0").split()[0]
    assert "begun" in told("second-look", path, "--begin", other)
    assert [r["again"] for r in data("assignments", path)].count(True) == 2


# -- reports composed by hand ----------------------------------------------------------------------


@pytest.fixture
def plan(path: Path, tmp_path: Path) -> Path:
    """A plan of the report in a file, as a project tells it."""
    parts = (DocumentPart("text", "What was said."),)
    made = ReportPlan(title="Two ways across", parts=parts)
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(made.as_data()), encoding="utf-8")
    return file


def test_a_report_is_kept_told_and_forgotten(path: Path, plan: Path) -> None:
    assert "Ferry: Two ways across (0 figures)" in told("compose", path, plan, "--name", "Ferry")
    kept = data("compose", path)
    assert kept["Ferry"]["title"] == "Two ways across"
    assert "Ferry" not in told("compose", path, "--name", "Ferry", "--forget")


@pytest.mark.parametrize(
    ("words", "says"),
    [("{", "plan.json is no JSON file"), ("[]", "plan.json holds no report: it begins with names")],
)
def test_a_plan_that_is_none_is_refused(path: Path, plan: Path, words: str, says: str) -> None:
    plan.write_text(words, encoding="utf-8")
    assert says in run("compose", path, plan, code=1).output


def test_a_kept_report_is_written_by_its_ending(path: Path, plan: Path, tmp_path: Path) -> None:
    told("compose", path, plan, "--name", "Ferry")
    for ending in ("html", "docx", "zip"):
        assert "Wrote" in told("report", path, "--plan", "Ferry", "-o", tmp_path / f"r.{ending}")
    assert "0 figures beside it" in told("report", path, "--plan", "Ferry", "-o", tmp_path / "r.md")
    assert "# Two ways across" in (tmp_path / "r.md").read_text(encoding="utf-8")
    assert zipfile.ZipFile(tmp_path / "r.docx").namelist()
    refused = run("report", path, "--plan", "Ferry", "-o", tmp_path / "r.rtf", code=1)
    assert "name a file that ends in .html, .docx, .md, .zip" in refused.output


# -- a project as a file ---------------------------------------------------------------------------


def test_a_copy_is_told_with_what_it_holds(path: Path, tmp_path: Path) -> None:
    assert "2 texts, 2 statements" in told("backup", path, tmp_path / "copy.hustings")
    kept = data("backup", path)
    assert Path(kept["path"]).parent == path.parent
    assert kept["records"]["statements"] == 2
    assert "is whole" in told("check", tmp_path / "copy.hustings")
    assert data("check", path) == {"project": str(path), "troubles": []}


def test_a_damaged_project_is_told_and_rescued(path: Path, tmp_path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size - 4096)
        file.write(b"\xff" * 4096)
    result = CliRunner().invoke(main, ["check", str(path)])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    saved = told("rescue", path, "-o", tmp_path / "saved.hustings")
    assert re.search(r"Wrote .*saved\.hustings: ", saved)
    assert "is whole" in told("check", tmp_path / "saved.hustings")


def test_a_text_is_erased_only_where_its_title_is_typed(path: Path) -> None:
    refused = run("erase", path, "d1", "--yes", "The day ferry", code=1)
    assert "Nothing was erased" in refused.output
    receipt = data("erase", path, "d1", "--yes", "The night ferry")
    assert receipt["records"]["transcripts"] == 1
    assert "Erased 'The night ferry'" in told("erase", path, "d2", "--yes", "The night ferry")


# -- pictures --------------------------------------------------------------------------------------


def test_a_saved_study_lends_a_picture_its_options(path: Path, tmp_path: Path) -> None:
    with Project.open(path) as project:
        options = {"variable1": "speaker", "variable2": "concept", "mode": "two-mode"}
        project.save_study("Who says what", {"build": "network", "options": options})
    out = tmp_path / "n.svg"
    told("network", path, "--study", "Who says what", "-o", out)
    assert "Ostrow" in out.read_text(encoding="utf-8")
    refused = run("network", path, "--study", "Who says", "-o", out, code=1)
    assert "Did you mean 'Who says what'" in refused.output
